package org.caseledger.query.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * GOV.UK Frontend's stylesheet without what is not ours to use, its typeface and crown: a browser that has it before our own
 * stylesheet asks for neither.
 */
@RestController
class GovukStyles {

    /** The version stands in the address, so that a copy may be kept for ever. */
    private static final String ADDRESS = "/caseledger/govuk-frontend-5.14.0.css";

    private static final String WITHIN_ITS_JAR =
            "META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/govuk-frontend.min.css";
    private static final String TYPEFACES = "@font-face\\{[^}]*}";
    private static final String PICTURES = "url\\(/assets/[^)]*\\)";
    private static final String SOURCE_MAP = "/\\*# sourceMappingURL=[^*]*\\*/";

    private final ResponseEntity<String> styles = ResponseEntity.ok()
            .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
            .cacheControl(
                    CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
            .body(ours(read()));

    @GetMapping(ADDRESS)
    ResponseEntity<String> styles() {
        return styles;
    }

    private static String read() {
        try (InputStream in = new ClassPathResource(WITHIN_ITS_JAR).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("GOV.UK Frontend's stylesheet is not on the class path", e);
        }
    }

    private static String ours(String whole) {
        return whole.replaceAll(TYPEFACES, "").replaceAll(PICTURES, "none").replaceAll(SOURCE_MAP, "");
    }
}
