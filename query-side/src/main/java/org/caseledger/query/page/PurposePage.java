package org.caseledger.query.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.page.Timeline.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Asks why somebody wants to look at a page, where this server wants that said, and leads them there. */
@Controller
class PurposePage {

    private static final String HOME = "/";
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[^\\p{Cntrl}\\\\]*");

    @GetMapping(path = "/purpose", produces = MediaType.TEXT_HTML_VALUE)
    Rendering purpose(ServerHttpRequest request) {
        Parameters.of(request.getQueryParams(), Set.of("for"));
        UriComponents address = address(request.getQueryParams().getFirst("for"));
        List<Line> fields = new ArrayList<>();
        address.getQueryParams()
                .forEach((name, values) -> values.forEach(value -> fields.add(new Line(name, decoded(value)))));
        return Rendering.view("caseledger/purpose")
                .model(Map.of("address", String.valueOf(address.getPath()), "fields", fields))
                .build();
    }

    /** Nobody is led anywhere but to a page of this server. */
    private static UriComponents address(@Nullable String wanted) {
        return UriComponentsBuilder.fromUriString(
                        wanted != null && OURS.matcher(wanted).matches() ? wanted : HOME)
                .build();
    }

    private static String decoded(@Nullable String value) {
        return value == null ? "" : UriUtils.decode(value.replace('+', ' '), "UTF-8");
    }
}
