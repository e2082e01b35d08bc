package org.caseledger.query.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.caseledger.query.answer.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One page of a long list.
 *
 * @param total how many there are on all pages
 * @param page which one it is, from 1
 * @param previous the address of the page before; absent on the first
 * @param next the address of the page after; absent on the last
 */
record Paged<T>(
        List<T> items,
        int total,
        int page,
        int pages,
        @Nullable String previous,
        @Nullable String next) {

    private static final int PER_PAGE = 50;

    /**
     * Turns to a page, or to the last one where there are not as many.
     *
     * @param address that of each page
     */
    static <T> Paged<T> of(List<T> all, int asked, IntFunction<String> address) {
        int pages = Math.max(1, (all.size() + PER_PAGE - 1) / PER_PAGE);
        int page = Math.min(asked, pages);
        return new Paged<>(
                all.stream().skip((page - 1L) * PER_PAGE).limit(PER_PAGE).toList(),
                all.size(),
                page,
                pages,
                page > 1 ? address.apply(page - 1) : null,
                page < pages ? address.apply(page + 1) : null);
    }

    /** The number of the page that a request asks for: the first where it says nothing. */
    static int asked(Parameters parameters, String name) {
        String page = parameters.text(name);
        if (page == null) {
            return 1;
        }
        if (!page.matches("[1-9]\\d{0,6}")) {
            parameters.complain(name, "is not a page");
            return 1;
        }
        return Integer.parseInt(page);
    }

    /** An address with those parameters that say something, each encoded. */
    static String address(String path, Map<String, @Nullable Object> parameters) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, Object> values = new HashMap<>();
        parameters.forEach((name, value) -> {
            if (value != null) {
                address.queryParam(name, "{" + name + "}");
                values.put(name, value);
            }
        });
        return address.encode().buildAndExpand(values).toUriString();
    }
}
