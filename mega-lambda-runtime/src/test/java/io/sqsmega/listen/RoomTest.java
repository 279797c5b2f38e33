package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class RoomTest {
    @Test
    void nobodyTakesMoreThanHeAskedForOrThanThereIs() throws Exception {
        Permits room = new Permits(5);

        assertThat(room.take(3)).isEqualTo(3);
        assertThat(room.take(3)).isEqualTo(2);
    }

    @Test
    void whatIsGivenBackIsThereAgain() throws Exception {
        Permits room = new Permits(5);
        int taken = room.take(5);

        room.giveBack(taken - 1);

        assertThat(room.take(10)).isEqualTo(4);
    }

    @Test
    void theEndWakesWhoWaitsAndLeavesNoRoomToAnybody() throws Exception {
        Permits room = new Permits(1);
        room.take(1);
        FutureTask<Integer> taken = new FutureTask<>(() -> room.take(10));
        Thread waiting = new Thread(taken);
        waiting.start();
        await("it waits", () -> waiting.getState() == Thread.State.WAITING);

        room.close();

        assertThat(taken.get()).isZero();
        assertThat(room.take(10)).isZero();
        assertThat(room.take(10)).isZero();
    }

    @Test
    void whatIsNeededBeyondWhatWasTakenIsMissingUntilItIsGivenBack() throws Exception {
        Permits room = new Permits(3);
        int taken = room.take(2);

        room.giveBack(taken - 5);
        room.giveBack(2);
        room.giveBack(1);

        assertThat(room.take(10)).isEqualTo(1);
    }
}
