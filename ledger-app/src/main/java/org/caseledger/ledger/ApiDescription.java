package org.caseledger.ledger;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseledger.query.reads.LookMatrix;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API's description says beyond what its code shows: headers, the views' parameters, how to sign in, and
 * examples. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    /** What is sent and appends nothing by itself takes neither key nor version. */
    private static final List<String> NOT_OF_AN_AGGREGATE = List.of("/imports", "/rebuilds", "/retry");

    private static final List<Parameter> OF_VIEWS = List.of(
            query("authority", "The council's nine-character ONS code"),
            query("programme", "The service audited, such as Children's Social Care"),
            query("kind", "CORE, RE_AUDIT, LOOPED, THEMATIC or OBSERVATION"),
            query("cohort", "The child's plan type, such as CP"),
            query("area", "Where the case is held"),
            query("team", "The team's code"),
            query("from", "The first round of the window, such as 2019-06; open where left out"),
            query("to", "The last round of the window; open where left out"),
            query("by", "month (default), quarter, cohort, area, team, programme, kind or authority"),
            query("asAt", "What had happened by the end of this day; today where left out"),
            query("knownAt", "What the ledger had been told by this instant (ISO-8601); now where left out"));

    private static final List<Parameter> OF_ANSWERS = List.of(
            query("format", "json, csv or xlsx, whatever Accept says; for links"),
            query("publication", "true hides small numbers, for publication"));

    private static final List<Parameter> OF_COMMANDS = List.of(
            header("Idempotency-Key", "Sending the same command twice with one key has one effect and one answer"),
            header("If-Match", "The version that you saw, as ETag gave it: refused with 412 if the record moved on"));

    private static final Parameter OF_READS =
            header("X-Min-Position", "Waits until the views have reached this position of the ledger");

    private static final List<Parameter> OF_REPLAYS = List.of(
            query("speed", "Replays the history: seconds of its time in one second, or max for all at once"),
            query("until", "Replays what had happened by the end of this day"),
            query("knownAt", "Replays what the ledger had been told by this instant (ISO-8601)"));

    private static final Parameter OF_LOOKS =
            header("Purpose", "Why you look: recorded with your name, as is every look at a person's data");

    @Bean
    OpenApiCustomizer caseLedgerApi() {
        return api -> {
            api.info(new Info()
                    .title("Case Ledger")
                    .version("1")
                    .description("A verifiable audit ledger for children's social care."));
            api.getComponents()
                    .addSecuritySchemes(
                            "basic",
                            new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"))
                    .addSchemas("Problem", problem());
            api.addSecurityItem(new SecurityRequirement().addList("basic"));
            describe(api);
        };
    }

    private static void describe(OpenAPI api) {
        Map<String, List<ApiExample>> examples =
                ApiExamples.all().stream().collect(Collectors.groupingBy(ApiExample::call));
        api.getPaths().forEach((path, item) -> {
            describe(path, item);
            item.readOperationsMap()
                    .forEach((method, operation) -> DescribedOperation.describe(
                            operation.tags(List.of(chapter(path))),
                            method == PathItem.HttpMethod.POST,
                            examples.getOrDefault(method + " " + path, List.of())));
        });
    }

    /** What an address is about: its first word. */
    private static String chapter(String path) {
        return path.replaceFirst("/api/v1/([a-z]+).*", "$1");
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457. code is stable; errors names each bad field")
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("message", new StringSchema())));
    }

    private static void describe(String path, PathItem item) {
        Operation read = item.getGet();
        if (read != null && path.startsWith("/api/v1/")) {
            read.addParametersItem(OF_READS);
            if (LookMatrix.records(path)) {
                read.addParametersItem(OF_LOOKS);
            }
            if (path.startsWith("/api/v1/views/") || path.equals("/api/v1/stream")) {
                OF_VIEWS.forEach(read::addParametersItem);
            }
            if (path.equals("/api/v1/views/{view}")) {
                OF_ANSWERS.forEach(read::addParametersItem);
            }
            if (path.endsWith("/history/stream")) {
                OF_REPLAYS.forEach(read::addParametersItem);
            }
            if (path.equals("/api/v1/stream")) {
                read.addParametersItem(query("view", "A view's name; once for each view"));
            }
        }
        Operation command = item.getPost();
        if (command != null && NOT_OF_AN_AGGREGATE.stream().noneMatch(path::endsWith)) {
            OF_COMMANDS.forEach(command::addParametersItem);
        }
    }

    private static Parameter query(String name, String description) {
        return parameter("query", name, description);
    }

    private static Parameter header(String name, String description) {
        return parameter("header", name, description);
    }

    private static Parameter parameter(String in, String name, String description) {
        return new Parameter()
                .in(in)
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema());
    }
}
