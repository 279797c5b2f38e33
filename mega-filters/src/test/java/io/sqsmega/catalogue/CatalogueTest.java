package io.sqsmega.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ITEM_ADDED_WORDS =
            "name is one of [\"item.changed\", \"item.added\"] and quantity is greater than 0";

    private static Catalogue cart() {
        return Catalogue.of("cart", new CartFunctions.Cart())
                .queue("cart-queue")
                .topic("cart-events");
    }

    private static Catalogue audit() {
        return Catalogue.of("audit", new CartFunctions.Audit())
                .queue("audit-queue")
                .topic("cart-events")
                .queue("notes-queue");
    }

    private static JsonNode document(Catalogue catalogue) throws Exception {
        return JSON.readTree(catalogue.asyncApi());
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void asyncApiHasChannelsMessagesAndOperations() throws Exception {
        JsonNode document = document(cart());

        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(keys(document.path("channels"))).containsExactly("topic.cart-events", "queue.cart-queue");
        assertThat(document.at("/channels/queue.cart-queue/address").asText()).isEqualTo("cart-queue");
        assertThat(keys(document.at("/channels/topic.cart-events/messages")))
                .containsExactly("event.item.added", "event.item.changed", "event.checkout");
        assertThat(document.at("/components/messages/event.item.added/payload/properties/event/properties/name/const")
                        .asText())
                .isEqualTo("item.added");
        JsonNode operation = document.path("operations").path("cart.ItemAdded");
        assertThat(operation.path("action").asText()).isEqualTo("receive");
        assertThat(operation.at("/channel/$ref").asText()).isEqualTo("#/channels/queue.cart-queue");
        assertThat(operation.path("description").asText())
                .isEqualTo("- event: `" + ITEM_ADDED_WORDS + "`\n- object: `type is \"cart\"`");
        assertThat(operation.path("messages").findValuesAsText("$ref"))
                .containsExactly(
                        "#/channels/queue.cart-queue/messages/event.item.added",
                        "#/channels/queue.cart-queue/messages/event.item.changed");
    }

    @Test
    void eachReferenceHasATarget() throws Exception {
        JsonNode document = document(cart().merge(audit()).merge(Catalogue.of("no queue", new CartFunctions.Cart())));
        Set<String> references = new HashSet<>(document.findValuesAsText("$ref"));

        assertThat(references).hasSizeGreaterThan(20);
        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void whatIsNotAnEventWithANameIsNamedByItsPattern() throws Exception {
        JsonNode messages = document(audit()).at("/components/messages");

        assertThat(messages.findValuesAsText("title"))
                .containsExactly(
                        "any event whose domain is \"shopping_cart\"",
                        "checkout",
                        "any event whose name starts with \"item.\"",
                        "type is \"user\"",
                        "plain text",
                        "bytes");
        assertThat(messages.findValuesAsText("contentType"))
                .endsWith("application/json", "text/plain", "application/octet-stream");
    }

    @Test
    void aFunctionWithTwoQueuesHasAnOperationForEach() throws Exception {
        assertThat(keys(document(audit()).path("operations")))
                .contains("audit.Notes.audit-queue", "audit.Notes.notes-queue");
    }

    @Test
    void aFunctionWithoutAQueueHasAChannelWithoutAnAddress() throws Exception {
        Catalogue catalogue = Catalogue.of("cart", new CartFunctions.Cart());

        assertThat(document(catalogue).at("/channels/function.cart/address").isNull())
                .isTrue();
        assertThat(catalogue.markdown()).contains("Receives from a queue that is not named.");
        assertThat(catalogue.html()).contains("from a queue that is not named").doesNotContain(">Queues<");
    }

    @Test
    void patternsOfMessagesAreListed() throws Exception {
        Catalogue catalogue = Catalogue.of("tenants", new CartFunctions.Tenants());

        assertThat(catalogue.markdown()).contains("""
                        - `on(name is "checkout", attributes.tenant is "acme")` listens to `checkout`
                          - event: `name is "checkout"`
                          - message: `attributes.tenant is "acme"`
                        - `on(attributes.tenant is "acme")` listens to `every message`
                          - message: `attributes.tenant is "acme"`
                        """);
        assertThat(Catalogue.parse(catalogue.asyncApi()).markdown()).isEqualTo(catalogue.markdown());
        assertThat(document(catalogue)
                        .at("/components/messages/everything.every_message/title")
                        .asText())
                .isEqualTo("every message");
    }

    @Test
    void markdownSaysWhoListensToWhat() {
        assertThat(cart().markdown()).isEqualTo("""
                        # Who listens to what

                        ## Function `cart`

                        Receives from queue `cart-queue`, which is subscribed to `cart-events`.

                        - `ItemAdded` listens to `item.added`, `item.changed`
                          - event: `%s`
                          - object: `type is "cart"`
                        - `on(name is "checkout")` listens to `checkout`
                          - event: `name is "checkout"`

                        ## Messages

                        - `checkout`: `cart: on(name is "checkout")`
                        - `item.added`: `cart: ItemAdded`
                        - `item.changed`: `cart: ItemAdded`
                        """.formatted(ITEM_ADDED_WORDS));
    }

    @Test
    void htmlShowsEachThingInDiagramAndList() {
        String html = cart().html();

        assertThat(html)
                .contains("<title>cart-events</title>", "<title>cart-queue</title>", "<title>ItemAdded</title>")
                .contains("<title>item.added</title>", "<h3>ItemAdded</h3>", "<dt>object</dt>")
                .contains("name is one of [&quot;item.changed&quot;");
        assertThat(html.split("<path ", -1)).hasSize(1 + 2 + 2 + 3);
    }

    @Test
    void htmlLoadsNothing() {
        assertThat(cart().html())
                .contains("default-src 'none'; style-src 'sha256-")
                .doesNotContain("src=", "href=", "url(", "@import", "unsafe-inline");
    }

    @Test
    void theSameSubscribersMakeTheSameTexts() {
        Locale before = Locale.getDefault();
        Catalogue first = cart().merge(audit());
        String html = first.html();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Catalogue second = audit().merge(cart());

            assertThat(second.asyncApi()).isEqualTo(first.asyncApi());
            assertThat(second.markdown()).isEqualTo(first.markdown());
            assertThat(second.html()).isEqualTo(html);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aReadCatalogueIsTheSame(@TempDir Path directory) throws Exception {
        Catalogue written = cart().merge(audit());
        Path file = directory.resolve("catalogue.json");
        Files.writeString(file, written.asyncApi());

        assertThat(Catalogue.read(file).asyncApi()).isEqualTo(written.asyncApi());
        assertThat(Catalogue.read(file).html()).isEqualTo(written.html());
    }

    @Test
    void mergingReplacesAFunctionByThisOnes() throws Exception {
        Catalogue system = cart().merge(audit());
        Catalogue newBuild = Catalogue.of("cart", new CartFunctions.Strange("cart.new"));

        Catalogue merged = newBuild.merge(Catalogue.parse(system.asyncApi()));

        assertThat(merged).hasToString("catalogue of audit, cart");
        assertThat(merged.markdown()).contains("cart.new", "Notes").doesNotContain("ItemAdded");
    }

    @Test
    void functionsShareATopicAndItsMessages() throws Exception {
        JsonNode document = document(cart().merge(audit()));

        assertThat(keys(document.at("/channels/topic.cart-events/messages")))
                .contains("event.item.added", "text.plain_text")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "\"'><img src=x onerror=alert(1)>",
                "`code` ``` *b* [x](javascript:alert(1)) | cell",
                "line\nbreak\r\n# heading\u2028\u0000",
                "\\ \" \uD800 \uD83D\uDE00",
                "]]>--><!--"
            })
    void everyTextOfAUserIsEscaped(String text) throws Exception {
        Catalogue catalogue =
                Catalogue.of(text, new CartFunctions.Strange(text)).queue(text).topic(text);
        Catalogue plain = Catalogue.of("plain", new CartFunctions.Strange("plain"))
                .queue("plain")
                .topic("plain");

        assertThat(tags(catalogue.html())).isEqualTo(tags(plain.html()));
        assertThat(withoutCode(catalogue.markdown())).isEqualTo(withoutCode(plain.markdown()));
        JsonNode document = document(catalogue);
        assertThat(document.path("channels")
                        .path(keys(document.path("channels")).get(0))
                        .path("address")
                        .asText())
                .isEqualTo(text);
        assertThat(Catalogue.parse(catalogue.asyncApi()).asyncApi()).isEqualTo(catalogue.asyncApi());
    }

    /** Returns the page without the texts between its tags. */
    private static String tags(String html) {
        String body = html.substring(html.indexOf("<body>"), html.indexOf("<script>"));
        return body.replaceAll(">[^<]*<", "><");
    }

    /** Returns the Markdown without its code spans, which end at a fence as long as the one that begins them. */
    private static String withoutCode(String markdown) {
        return markdown.replaceAll("(?<!`)(`+)(?!`)[^\\n]*?(?<!`)\\1(?!`)", "CODE");
    }

    @Test
    void namesThatLookAlikeHaveDifferentIds() throws Exception {
        Catalogue catalogue =
                Catalogue.of("a", new CartFunctions.Strange("x y")).queue("q 1").queue("q?1");

        assertThat(keys(document(catalogue).path("channels"))).containsExactly("queue.q_1", "queue.q_1-2");
    }

    @Test
    void wrongUseIsRefusedWithTheRule() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Catalogue.of("a", new CartFunctions.Cart()).topic("t"))
                .withMessage("a topic must follow its queue, got topic t without a queue");
        assertThatIllegalStateException()
                .isThrownBy(() -> cart().merge(audit()).queue("q"))
                .withMessage("queues and topics must be named before catalogues are merged, got 2 functions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cart().queue("cart-queue"))
                .withMessage("a queue must be named once, got a second cart-queue");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.of(" ", new CartFunctions.Cart()))
                .withMessage("the name of a function must not be blank, got \" \"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.parse("{\"asyncapi\":\"3.0.0\"}"))
                .withMessageContaining("got one without x-mega-catalogue");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.parse("{\"x-mega-catalogue\":{\"functions\":[{\"name\":5}]}}"))
                .withMessage("x-mega-catalogue: name must be a string, got something else");
    }
}
