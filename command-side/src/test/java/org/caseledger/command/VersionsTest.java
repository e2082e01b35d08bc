package org.caseledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VersionsTest {

    private final Rejected invalid = Rejected.invalid(List.of(new FieldError("on", "on")));
    private final Rejected breaksARule = Rejected.because(Reason.AUDIT_EXEMPTED, "exempted");
    private final Rejected forbidden = Rejected.because(Reason.NOT_ALLOCATED_TO_YOU, "no");

    @Test
    void the_version_that_the_caller_saw_is_the_present_one() {
        assertThat(Versions.guarded(saw("3"), () -> 3L, () -> "decided")).isEqualTo("decided");
    }

    @Test
    void nobody_need_say_what_they_saw() {
        assertThat(Versions.guarded(MetaData.emptyInstance(), () -> 3L, () -> "decided"))
                .isEqualTo("decided");
        assertThat(Versions.guarded(MetaData.emptyInstance(), () -> null, () -> "decided"))
                .isEqualTo("decided");
    }

    @Test
    void a_record_that_has_moved_on_says_its_present_version() {
        Rejected stale = refused(saw("2"), 3L, null);

        assertThat(stale.reason()).isEqualTo(Reason.STALE_VERSION);
        assertThat(stale).hasMessageContaining("its version is \"3\" now");
    }

    @Test
    void a_record_that_does_not_exist_has_no_version_to_match() {
        assertThat(refused(saw("0"), null, null))
                .hasMessageContaining("does not exist yet")
                .extracting(Rejected::reason)
                .isEqualTo(Reason.STALE_VERSION);
    }

    @Test
    void values_come_before_versions_and_versions_before_rules() {
        assertThat(refused(saw("2"), 3L, forbidden).reason()).isEqualTo(Reason.NOT_ALLOCATED_TO_YOU);
        assertThat(refused(saw("2"), 3L, invalid).reason()).isEqualTo(Reason.INVALID_VALUE);
        assertThat(refused(saw("2"), 3L, breaksARule).reason()).isEqualTo(Reason.STALE_VERSION);
        assertThat(refused(saw("3"), 3L, breaksARule).reason()).isEqualTo(Reason.AUDIT_EXEMPTED);
    }

    private static MetaData saw(String version) {
        return MetaData.with(Metadata.EXPECTED_VERSION, version);
    }

    private static Rejected refused(MetaData metadata, @Nullable Long present, @Nullable Rejected byTheRules) {
        return catchThrowableOfType(
                Rejected.class, () -> Versions.guarded(metadata, () -> present, () -> decide(byTheRules)));
    }

    private static String decide(@Nullable Rejected refusal) {
        if (refusal != null) {
            throw refusal;
        }
        return "decided";
    }
}
