package org.caseledger.events.sampling;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Draws lots with a seed. A name's lot is SHA-256 over the UTF-8 bytes of the seed, a newline (0x0A), the kind of what is
 * named, a newline, and the name, in lower-case hexadecimal; the least lot comes first.
 */
final class Lots {

    private final String seed;

    Lots(String seed) {
        this.seed = seed;
    }

    /** The lot of one name. */
    String of(String kind, String name) {
        try {
            byte[] drawn = (seed + "\n" + kind + "\n" + name).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(drawn));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks SHA-256", e);
        }
    }

    /** All of them in the order of their lots. */
    <T> List<T> inOrder(String kind, Collection<T> all, Function<T, String> name) {
        Map<String, String> lots = all.stream()
                .map(name)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(one -> one, one -> of(kind, one)));
        return all.stream()
                .sorted(Comparator.comparing(one -> lots.getOrDefault(name.apply(one), "")))
                .toList();
    }
}
