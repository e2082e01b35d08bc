package org.caseledger.ledger;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** One operation of the API's description, told by its examples: its name, what is sent and what is answered. */
final class DescribedOperation {

    /** The schema of every answer that is a problem. */
    static final String PROBLEM = "#/components/schemas/Problem";

    private static final String PROBLEM_TYPE = "application/problem+json";
    private static final List<Integer> PROBLEMS_OF_READS = List.of(400, 401, 403, 404);
    private static final List<Integer> PROBLEMS_OF_COMMANDS = List.of(400, 401, 403, 404, 409, 412, 413, 415, 422);

    private final Operation operation;

    private DescribedOperation(Operation operation) {
        this.operation = operation;
    }

    /** Writes into an operation what its examples tell; there may be none. */
    static void describe(Operation operation, boolean command, List<ApiExample> examples) {
        DescribedOperation described = new DescribedOperation(operation);
        examples.stream().filter(ApiExample::succeeds).findFirst().ifPresent(described::answersWith);
        (command ? PROBLEMS_OF_COMMANDS : PROBLEMS_OF_READS).forEach(described::mayFailWith);
        examples.forEach(described::show);
    }

    /** The generated description takes every success for a 200. */
    private void answersWith(ApiExample example) {
        operation.operationId(example.name()).summary(example.summary());
        ApiResponses responses = operation.getResponses();
        ApiResponse generated = responses.remove("200");
        responses.addApiResponse(
                String.valueOf(example.status()),
                new ApiResponse()
                        .description(HttpStatus.valueOf(example.status()).getReasonPhrase())
                        .content(generated == null ? new Content() : generated.getContent()));
    }

    private void mayFailWith(int status) {
        operation
                .getResponses()
                .addApiResponse(
                        String.valueOf(status),
                        new ApiResponse()
                                .description(HttpStatus.valueOf(status).getReasonPhrase())
                                .content(new Content()
                                        .addMediaType(
                                                PROBLEM_TYPE, new MediaType().schema(new Schema<>().$ref(PROBLEM)))));
    }

    private void show(ApiExample example) {
        RequestBody request = operation.getRequestBody();
        if (request != null && example.body() != null) {
            String key = example.succeeds() ? "as accepted" : "as refused with " + example.status();
            request.getContent().values().forEach(type -> add(type, key, example.body(), example));
        }
        ApiResponse response = operation.getResponses().get(String.valueOf(example.status()));
        if (response != null && example.answer() != null) {
            add(typeOf(response.getContent(), example.answeredAs()), "answer", example.answer(), example);
        }
    }

    /** The content of a media type; the generated one names none where anything may be asked for. */
    private static MediaType typeOf(Content content, String name) {
        MediaType anything = content.remove("*/*");
        if (anything != null) {
            content.addMediaType("application/json", anything);
        }
        return content.computeIfAbsent(name, type -> new MediaType());
    }

    private static void add(MediaType type, String key, @Nullable Object value, ApiExample example) {
        int already = type.getExamples() == null ? 0 : type.getExamples().size();
        String unlike = already == 0 ? key : key + ", " + (already + 1);
        type.addExamples(unlike, new Example().summary(sentence(example)).value(value));
    }

    private static String sentence(ApiExample example) {
        return "Sent by " + example.as() + ": " + example.status();
    }
}
