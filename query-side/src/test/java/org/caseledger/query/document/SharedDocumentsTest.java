package org.caseledger.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Nodes that share a MongoDB")
class SharedDocumentsTest extends SharedMongo {

    @Test
    void write_each_segment_once_and_all_of_them_together() {
        audits();
        Node one = new Node(0, 1).follows().starts();
        Awaiting.until(() -> collection().countDocuments() == ids(0).size() + ids(1).size());
        assertThat(one.documents.written()).as("two segments lack").isEqualTo(-1);

        Node other = new Node(2, 3).follows().starts();
        one.awaitAll();
        other.awaitAll();

        assertThat(collection().countDocuments()).isEqualTo(AUDITS);
        assertThat(IntStream.range(0, Documents.SEGMENTS).mapToObj(this::ids)).noneMatch(List::isEmpty);
    }

    @Test
    void take_over_from_one_that_died_and_write_exactly_what_it_had_not_written() {
        audits();
        Node one = new Node(0, 1, 2, 3).follows().starts();
        Node other = new Node().follows().starts();
        one.awaitAll();
        other.awaitAll();
        mark();
        one.dies();

        given.again("A7").submitted("2019-08-14", "Good", "Supervision", "Good");
        other.follows();
        other.holdsAll();
        other.awaitAll();

        assertThat(standingAt("Good")).isEqualTo(1);
        assertThat(marked()).hasSize(AUDITS - 1).doesNotContain("A7");
    }

    @Test
    void write_nothing_again_at_a_start_that_the_tokens_cover() {
        audits();
        Node before = new Node(0, 1, 2, 3).follows().starts();
        before.awaitAll();
        before.dies();
        mark();

        Node again = new Node(0, 1, 2, 3).follows().starts();
        given.again("A3").submitted("2019-08-14", "Good", "Supervision", "Good");
        again.follows().awaitAll();

        assertThat(standingAt("Good")).isEqualTo(1);
        assertThat(marked()).hasSize(AUDITS - 1).doesNotContain("A3");
    }

    @Test
    void leave_newer_documents_alone_when_the_next_to_write_lags_behind() {
        audits();
        Node lagging = new Node().follows().starts();
        submitted();
        Node ahead = new Node(0, 1, 2, 3).follows().starts();
        ahead.awaitAll();
        ahead.dies();

        lagging.holdsAll();
        Awaiting.until(() -> lagging.documents.written() >= ahead.facts.position());
        assertThat(standingAt("Good")).isEqualTo(AUDITS);

        lagging.follows();
        given.again("A1").moderated("2019-08-20", "Good", "Inadequate");
        lagging.follows().awaitAll();
        assertThat(standingAt("Good")).isEqualTo(AUDITS - 1);
        assertThat(standingAt("Inadequate")).isEqualTo(1);
    }

    @Test
    void refuse_an_older_document_of_one_that_was_stopped_while_it_wrote() {
        audits();
        Node stopped = new Node().follows();
        submitted();
        new Node(0, 1, 2, 3).follows().starts().awaitAll();

        assertThat(stopped.writer.write(Changed.all(stopped.facts).toList(), false, () -> true))
                .isTrue();

        assertThat(standingAt("Good")).isEqualTo(AUDITS);
    }

    @Test
    void write_everything_anew_when_one_is_asked_to() {
        audits();
        Node one = new Node(0, 1).follows().starts();
        Node other = new Node(2, 3).follows().starts();
        one.awaitAll();
        other.awaitAll();
        mark();

        one.documents.rebuilt(one.facts, one.facts);
        assertThat(one.documents.waiting()).isGreaterThan(AUDITS);
        Awaiting.until(() -> one.documents.waiting() == 0);

        assertThat(marked()).isEmpty();
        other.awaitAll();
    }

    @Test
    void write_everything_where_the_token_says_less_than_they_have_forgotten() {
        audits();
        Node one = new Node(0, 1, 2, 3).follows().starts();
        Node other = new Node().follows().starts();
        one.awaitAll();
        other.awaitAll();
        one.dies();
        database.drop();

        other.holdsAll();
        Awaiting.until(() -> collection().countDocuments() == AUDITS);
        other.awaitAll();
    }

    @Test
    void write_everything_that_stands_there_of_another_ledger() {
        audits();
        Node before = new Node("before.example", 0, 1, 2, 3).follows().starts();
        before.awaitAll();
        before.dies();
        mark();

        new Node(0, 1, 2, 3).follows().starts().awaitAll();

        assertThat(marked()).isEmpty();
    }
}
