package org.caseledger.query.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the answer behind each figure can be fetched as a file. */
final class Downloads {

    private Downloads() {}

    /**
     * One of a figure's files.
     *
     * @param form as people call it
     */
    record Download(String form, String address) {}

    /** By figure, the files of the same question. */
    static Map<String, List<Download>> of(List<Figure> figures, Asked shown) {
        Map<String, List<Download>> downloads = new HashMap<>();
        for (Figure figure : figures) {
            // The table of concerns shows every round, so its file does too.
            Asked asked = figure.view().equals("concerns")
                    ? new Asked(shown.authority(), shown.programme(), null, shown.to(), shown.asAt(), shown.knownAt())
                    : shown;
            downloads.put(
                    figure.id(),
                    List.of(
                            new Download("CSV", address(figure.view(), "csv", asked)),
                            new Download("Excel (XLSX)", address(figure.view(), "xlsx", asked))));
        }
        return downloads;
    }

    private static String address(String view, String format, Asked shown) {
        return shown.withoutEveryProgramme()
                .in(UriComponentsBuilder.fromPath("/api/v1/views/" + view).queryParam("format", format));
    }
}
