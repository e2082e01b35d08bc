package org.caseledger.query.answer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * In which form a request wants its answer.
 *
 * @param published whether small numbers are to be hidden
 */
public record Form(Format format, boolean published) {

    private static final String PUBLICATION = "publication";

    /** The parameters that say so. */
    public static final Set<String> PARAMETERS = Set.of("format", PUBLICATION);

    /**
     * Reads a request's parameters and what it accepts.
     *
     * @throws org.springframework.web.ErrorResponseException 400 where a parameter can't be read
     */
    public static Form of(ServerHttpRequest request) {
        Parameters parameters = Parameters.of(own(request.getQueryParams()), PARAMETERS);
        Form form = new Form(
                Format.wanted(
                        parameters.smallConstant("format", Format.class),
                        request.getHeaders().getAccept()),
                parameters.smallConstant(PUBLICATION, Choice.class) == Choice.TRUE);
        parameters.check();
        return form;
    }

    private enum Choice {
        TRUE,
        FALSE
    }

    private static Map<String, List<String>> own(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> PARAMETERS.contains(parameter.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
