package org.caseledger.query.log;

import java.util.List;

/**
 * Which keys and witnesses a checkpoint of this log is to be checked with, for everybody to take over or to compare with
 * (C2SP tlog-policy).
 *
 * @param logs the log's verifier keys, the present one first, then those it had before
 * @param witnesses the verifier keys of those whom the log asks
 * @param quorum how many of the witnesses must have cosigned, 0 only where there are none
 */
public record LogPolicy(List<String> logs, List<String> witnesses, int quorum) {

    public LogPolicy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        if (quorum > witnesses.size() || quorum < Math.min(1, witnesses.size())) {
            throw new IllegalArgumentException(
                    "Of " + witnesses.size() + " witnesses " + quorum + " can't be a quorum");
        }
    }

    /** The policy file. */
    public String text() {
        StringBuilder text = new StringBuilder();
        logs.forEach(key -> text.append("log ").append(key).append('\n'));
        if (witnesses.isEmpty()) {
            return text.append("quorum none\n").toString();
        }
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < witnesses.size(); i++) {
            text.append("witness w%d %s\n".formatted(i + 1, witnesses.get(i)));
            members.append(" w").append(i + 1);
        }
        return text.append("group witnesses ")
                .append(quorum)
                .append(members)
                .append("\nquorum witnesses\n")
                .toString();
    }
}
