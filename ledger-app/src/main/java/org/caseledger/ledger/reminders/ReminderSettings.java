package org.caseledger.ledger.reminders;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are reminded by e-mail.
 *
 * @param hour from which hour of the UK's day, 0 to 23; nobody is reminded where it is absent
 * @param from the sender's address
 * @param to the address of those whom {@code addresses} doesn't name, with {@code {person}} in the place of their name
 * @param addresses by person
 * @param link where this server's pages are, for people to follow
 */
@ConfigurationProperties("caseledger.reminders")
record ReminderSettings(
        @Nullable Integer hour,
        @Nullable String from,
        @Nullable String to,
        @DefaultValue Map<String, String> addresses,
        @Nullable String link) {

    private static final Pattern PART_OF_AN_ADDRESS = Pattern.compile("[A-Za-z0-9._+-]+");

    /** Where to send a person's reminders; empty for those of whom no address is known. */
    Optional<String> addressOf(String person) {
        String own = addresses.get(person);
        if (own != null) {
            return Optional.of(own);
        }
        return Optional.ofNullable(to)
                .filter(pattern -> PART_OF_AN_ADDRESS.matcher(person).matches())
                .map(pattern -> pattern.replace("{person}", person));
    }
}
