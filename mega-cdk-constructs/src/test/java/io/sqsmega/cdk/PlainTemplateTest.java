package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cloudformation.include.CfnInclude;

/** The templates in the jar are what the construct makes. */
@NeedsNode
class PlainTemplateTest {
    private static final Path FOLDER = Path.of("src/main/resources/io/sqsmega/cdk");

    @ParameterizedTest
    @CsvSource({"false, mega-queue", "true, mega-queue-fifo"})
    void fileIsWhatTheConstructMakes(boolean fifo, String name) {
        TemplateSnapshot.assertMatches(FOLDER.resolve(name + ".template.json"), PlainTemplate.of(fifo));
    }

    @Test
    void templateNeedsNoCdk() {
        Map<String, Object> template = PlainTemplate.of(false).toJSON();

        assertThat(template).containsOnlyKeys("Description", "Parameters", "Resources", "Outputs");
        assertThat(template.toString()).doesNotContain("cdk-hnb659fds", "BootstrapVersion", "AssetParameters");
    }

    @Test
    void wholeArnIsInvokedOnceTheRoleMayConsume() {
        Template template = PlainTemplate.of(false);

        template.hasResource(
                "AWS::Lambda::EventSourceMapping",
                Map.of(
                        "Properties",
                        Map.of(
                                "FunctionName", Map.of("Ref", "FunctionArn"),
                                "BatchSize", Map.of("Ref", "BatchSize"))));
        assertThat(template.findResources("AWS::Lambda::EventSourceMapping")
                        .values()
                        .iterator()
                        .next()
                        .get("DependsOn"))
                .asString()
                .contains("RolePolicy");
        template.hasResourceProperties("AWS::SNS::Subscription", Map.of("TopicArn", Map.of("Ref", "TopicArn")));
    }

    /** A mail says no more than an alarm's name, its description and its metric. */
    @Test
    void alarmNamesItsQueue() {
        assertThat(Synth.policies(PlainTemplate.of(false), "AWS::CloudWatch::Alarm"))
                .hasSize(4)
                .allSatisfy(alarm -> assertThat(alarm)
                        .contains("AlarmDescription={Fn::Join=[, [{Ref=QueueName}, : ")
                        .contains("AlarmActions=[{Ref=AlarmTopicArn}]"))
                .anyMatch(alarm -> alarm.contains("Threshold={Ref=OldestMessageAgeThreshold}"));
    }

    /** Twice in one stack, with topics that the stack makes: conditions could not name them. */
    @Test
    void includedTwiceWithTopicsOfTheStack() {
        Synth synth = new Synth();
        MegaTopic onCall = synth.topic("OnCall").build();
        for (String name : List.of("carts", "orders")) {
            CfnInclude.Builder.create(synth.stack(), name)
                    .templateFile(FOLDER.resolve("mega-queue.template.json").toString())
                    .preserveLogicalIds(false)
                    .parameters(Map.of(
                            "FunctionArn",
                            "arn:aws:lambda:eu-west-1:123456789012:function:" + name,
                            "FunctionRoleName",
                            name,
                            "TopicArn",
                            synth.topic("Events-" + name).build().getTopicArn(),
                            "AlarmTopicArn",
                            onCall.getTopicArn(),
                            "QueueName",
                            name))
                    .build();
        }
        Map<String, Object> template = synth.template().toJSON();

        assertThat(template).doesNotContainKey("Conditions");
        assertThat(synth.template().findResources("AWS::SQS::Queue")).hasSize(4);
    }

    /** In its table, and what has no default in the sample of each tool. */
    @Test
    void pageNamesEveryParameter() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "constructs", "template.md"));
        String sam = page.substring(page.indexOf("```yaml"), page.indexOf("## With the CDK"));
        String cdk = page.substring(page.indexOf("```ts"));

        assertThat(PlainTemplate.of(false).findParameters("*")).allSatisfy((name, parameter) -> {
            assertThat(page).contains("| `" + name + "` |");
            if (!parameter.containsKey("Default")) {
                assertThat(sam).contains("        " + name + ": ");
                assertThat(cdk).contains("    " + name + ": ");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"mega-queue, events", "mega-queue-fifo, events.fifo"})
    void includedInAnyCdkApp(String name, String topic) {
        Synth synth = new Synth();
        CfnInclude.Builder.create(synth.stack(), "Carts")
                .templateFile(FOLDER.resolve(name + ".template.json").toString())
                .parameters(Map.of(
                        "FunctionArn", "arn:aws:lambda:eu-west-1:123456789012:function:consumer:live",
                        "FunctionRoleName", "consumer",
                        "TopicArn", "arn:aws:sns:eu-west-1:123456789012:" + topic,
                        "AlarmTopicArn", "arn:aws:sns:eu-west-1:123456789012:on-call",
                        "QueueName", "carts"))
                .build();
        Template template = synth.template();

        assertThat(Synth.policies(template, "AWS::SQS::Queue"))
                .hasSize(2)
                .allMatch(queue -> queue.contains("carts"))
                .anyMatch(queue -> queue.contains("-dlq"));
        template.hasResourceProperties(
                "AWS::Lambda::EventSourceMapping",
                Map.of("FunctionName", "arn:aws:lambda:eu-west-1:123456789012:function:consumer:live"));
    }
}
