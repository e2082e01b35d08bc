package org.caseledger.query.stream;

import java.util.function.Function;
import org.caseledger.query.answer.Answer;
import org.jspecify.annotations.Nullable;

/** An answer on its way to all who watch: written as JSON at most once, and only if somebody is sent it. */
final class LiveAnswer {

    private final Answer answer;
    private final Function<Answer, String> writer;
    private volatile @Nullable String json;

    LiveAnswer(Answer answer, Function<Answer, String> writer) {
        this.answer = answer;
        this.writer = writer;
    }

    Answer answer() {
        return answer;
    }

    String json() {
        String written = json;
        if (written == null) {
            written = writer.apply(answer);
            json = written;
        }
        return written;
    }
}
