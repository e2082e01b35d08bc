package org.caseledger.query.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** In which form an answer goes out. */
public enum Format {
    JSON(MediaType.APPLICATION_JSON),
    CSV(new MediaType("text", "csv", StandardCharsets.UTF_8)),
    XLSX(MediaType.parseMediaType(Format.XLSX_TYPE));

    public static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @SuppressWarnings("ImmutableEnumChecker") // a media type never changes
    private final MediaType type;

    Format(MediaType type) {
        this.type = type;
    }

    /** As it stands in the answer's header. */
    public MediaType type() {
        return type;
    }

    /** What a link asks for by name, else what the reader accepts most gladly. */
    static Format wanted(@Nullable Format named, List<MediaType> accepted) {
        if (named != null) {
            return named;
        }
        List<MediaType> wanted = new ArrayList<>(accepted);
        MimeTypeUtils.sortBySpecificity(wanted);
        for (MediaType range : wanted) {
            for (Format format : values()) {
                if (range.includes(format.type)) {
                    return format;
                }
            }
        }
        return JSON;
    }
}
