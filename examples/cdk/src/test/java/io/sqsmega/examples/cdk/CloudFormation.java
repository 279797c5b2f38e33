package io.sqsmega.examples.cdk;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the test asks of CloudFormation. */
final class CloudFormation {
    private final Emulator aws;

    CloudFormation(Emulator aws) {
        this.aws = aws;
    }

    void create(String stack, String template) throws Exception {
        call(Map.of(
                "Action", "CreateStack",
                "StackName", stack,
                "TemplateBody", template,
                "Capabilities.member.1", "CAPABILITY_IAM",
                "Parameters.member.1.ParameterKey", "Architecture",
                "Parameters.member.1.ParameterValue", "arm64"));
    }

    void delete(String stack) throws Exception {
        call(Map.of("Action", "DeleteStack", "StackName", stack));
    }

    /** The physical ids of what was created, by the names of {@link Description}. */
    Map<String, String> resources(String stack) throws Exception {
        Document described = call(Map.of("Action", "DescribeStackResources", "StackName", stack));
        Map<String, String> ids = new TreeMap<>();
        NodeList logicalIds = described.getElementsByTagName("LogicalResourceId");
        for (int i = 0; i < logicalIds.getLength(); i++) {
            Element resource = (Element) logicalIds.item(i).getParentNode();
            ids.put(Description.name(text(resource, "LogicalResourceId")), text(resource, "PhysicalResourceId"));
        }
        return ids;
    }

    private static String text(Element element, String child) {
        NodeList found = element.getElementsByTagName(child);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private Document call(Map<String, String> parameters) throws Exception {
        Map<String, String> all = new TreeMap<>(parameters);
        all.put("Version", "2010-05-15");
        String form = all.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String response = aws.send("cloudformation", "POST", "/", BodyPublishers.ofString(form));
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.getBytes(StandardCharsets.UTF_8)));
    }
}
