package org.caseledger.query.reads;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.problem.Problems.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** Why somebody looks: the header {@code Purpose}, or for links and forms the parameter {@code purpose}. */
final class Purpose {

    static final String HEADER = "Purpose";
    static final String PARAMETER = "purpose";

    private static final int LONGEST = 200;

    private Purpose() {}

    /**
     * Reads a request's purpose; the header wins.
     *
     * @return absent where none is stated
     * @throws org.springframework.web.ErrorResponseException 400 where it is too long or holds control characters
     */
    static @Nullable String of(ServerHttpRequest request) {
        String stated = request.getHeaders().getFirst(HEADER);
        String purpose = stated == null ? request.getQueryParams().getFirst(PARAMETER) : stated;
        if (purpose == null || purpose.isBlank()) {
            return null;
        }
        if (purpose.length() > LONGEST || purpose.chars().anyMatch(Character::isISOControl)) {
            throw Problems.malformed(
                    "malformed-parameter",
                    "The purpose can't be read.",
                    List.of(new FieldError(PARAMETER, "is not one line of at most 200 characters")));
        }
        return purpose.strip();
    }

    /** An address without the purpose, which no endpoint knows. */
    static URI without(URI address) {
        String query = address.getRawQuery();
        if (query == null) {
            return address;
        }
        String rest = Arrays.stream(query.split("&", -1))
                .filter(parameter -> !parameter.equals(PARAMETER) && !parameter.startsWith(PARAMETER + "="))
                .collect(Collectors.joining("&"));
        return UriComponentsBuilder.fromUri(address)
                .replaceQuery(rest.isEmpty() ? null : rest)
                .build(true)
                .toUri();
    }
}
