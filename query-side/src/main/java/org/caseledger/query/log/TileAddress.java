package org.caseledger.query.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which hashes or entries somebody asks for, in the addresses of C2SP tlog-tiles: {@code x001/x234/067} for the 1,234,067th
 * and {@code .p/W} after it for the first W of it.
 *
 * @param index from 0
 * @param width 1 to {@link Tile#WIDTH}; that much for a full one
 */
public record TileAddress(long index, int width) {

    private static final Pattern FORM = Pattern.compile("((?:x[0-9]{3}/){0,5})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    private static final Pattern MORE_ZEROES_THAN_NEEDED = Pattern.compile("x000/.*");

    /** Reads the part of an address after the level; nothing where it isn't exactly of that form. */
    public static Optional<TileAddress> parse(String address) {
        Matcher matcher = FORM.matcher(address);
        if (!matcher.matches() || MORE_ZEROES_THAN_NEEDED.matcher(address).matches()) {
            return Optional.empty();
        }
        long index = Long.parseLong(matcher.group(1).replaceAll("[x/]", "") + matcher.group(2));
        String partial = matcher.group(3);
        int width = partial == null ? Tile.WIDTH : Integer.parseInt(partial);
        return partial != null && width >= Tile.WIDTH ? Optional.empty() : Optional.of(new TileAddress(index, width));
    }

    /** The part of an address after the level. */
    public String path() {
        StringBuilder path = new StringBuilder(String.format("%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format("x%03d/", rest % 1000));
        }
        return width == Tile.WIDTH ? path.toString() : path + ".p/" + width;
    }
}
