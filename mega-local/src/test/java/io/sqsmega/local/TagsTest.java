package io.sqsmega.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.TagLimitExceededException;

/** The tags and attributes of a topic, and the confirmation of a subscription. */
@Tag("slow")
class TagsTest extends SnsRules {
    @Test
    void tagsAreAddedReplacedRemovedAndListed() {
        sns.tagResource(request -> request.resourceArn(topic).tags(tag("team", "shop"), tag("stage", "dev")));
        sns.tagResource(request -> request.resourceArn(topic).tags(tag("stage", "prod"), tag("cost", "<1>")));
        sns.untagResource(request -> request.resourceArn(topic).tagKeys("team", "never-set"));

        assertThat(tagsOf(topic)).containsExactly(tag("cost", "<1>"), tag("stage", "prod"));
    }

    @Test
    void topicKeepsTheTagsItIsCreatedWith() {
        String name = SharedAws.name("tagged");
        String tagged = sns.createTopic(request -> request.name(name).tags(tag("team", "shop")))
                .topicArn();

        assertThat(tagsOf(tagged)).containsExactly(tag("team", "shop"));
        assertThat(sns.createTopic(request -> request.name(name)).topicArn()).isEqualTo(tagged);
        refuses(
                () -> sns.createTopic(request -> request.name(name).tags(tag("team", "other"))),
                InvalidParameterException.class,
                "Topic already exists with different tags");
    }

    @Test
    void topicHasAtMostFiftyTags() {
        List<software.amazon.awssdk.services.sns.model.Tag> fifty =
                IntStream.range(0, 50).mapToObj(i -> tag("k" + i, "v")).toList();
        sns.tagResource(request -> request.resourceArn(topic).tags(fifty));

        assertThatThrownBy(() ->
                        sns.tagResource(request -> request.resourceArn(topic).tags(tag("one", "more"))))
                .isInstanceOf(TagLimitExceededException.class);
        assertThat(tagsOf(topic)).hasSize(50);
    }

    @Test
    void missingTopicHasNoTags() {
        String missing = topic + "-none";

        refuses(() -> tagsOf(missing), ResourceNotFoundException.class, "Resource does not exist");
        refuses(
                () -> sns.tagResource(request -> request.resourceArn(missing).tags(tag("a", "b"))),
                ResourceNotFoundException.class,
                "Resource does not exist");
        refuses(
                () -> sns.untagResource(request -> request.resourceArn(missing).tagKeys("a")),
                ResourceNotFoundException.class,
                "Resource does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DisplayNam", "displayName", "FifoTopic", "RawMessageDelivery", "SQSFeedback"})
    void unknownAttributeOfATopicIsRejected(String name) {
        refuses(
                () -> sns.setTopicAttributes(
                        request -> request.topicArn(topic).attributeName(name).attributeValue("true")),
                InvalidParameterException.class,
                "AttributeName");
    }

    @Test
    void topicIsNotCreatedWithAnUnknownAttribute() {
        refuses(
                () -> sns.createTopic(
                        request -> request.name(SharedAws.name("topic")).attributes(Map.of("DisplayNam", "x"))),
                InvalidParameterException.class,
                "AttributeName");
    }

    @Test
    void everyDocumentedAttributeIsAccepted() {
        for (String name : List.of("DeliveryPolicy", "Policy", "TracingConfig", "SQSSuccessFeedbackRoleArn")) {
            sns.setTopicAttributes(
                    request -> request.topicArn(topic).attributeName(name).attributeValue("x"));
        }

        assertThat(sns.getTopicAttributes(request -> request.topicArn(topic)).attributes())
                .containsKeys("DeliveryPolicy", "Policy", "TracingConfig", "SQSSuccessFeedbackRoleArn");
    }

    @Test
    void confirmationNeedsATokenThatNobodyHas() {
        refuses(
                () -> sns.confirmSubscription(request -> request.topicArn(topic).token("made-up")),
                InvalidParameterException.class,
                "Token");
        refuses(
                () -> sns.confirmSubscription(
                        request -> request.topicArn(topic + "-none").token("made-up")),
                NotFoundException.class,
                "Topic does not exist");
    }

    private List<software.amazon.awssdk.services.sns.model.Tag> tagsOf(String arn) {
        return sns.listTagsForResource(request -> request.resourceArn(arn)).tags();
    }

    private static software.amazon.awssdk.services.sns.model.Tag tag(String key, String value) {
        return software.amazon.awssdk.services.sns.model.Tag.builder()
                .key(key)
                .value(value)
                .build();
    }
}
