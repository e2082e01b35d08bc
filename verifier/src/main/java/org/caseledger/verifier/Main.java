package org.caseledger.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./ledger verify FILE}: says whether an evidence file is valid, or what exactly is wrong with it. */
public final class Main {

    private static final int VALID = 0;
    private static final int INVALID = 1;
    private static final int USAGE = 2;

    private static final String HELP = """
            Usage: ledger verify FILE [--vkey KEY]... [--witness-vkey KEY]...
            Checks an evidence file without a network: that its events stand in the signed log, that none of the audit's
            is missing, and that its texts are those that the events committed to.

              FILE         as GET /api/v1/audits/{id}/evidence gave it
              --vkey KEY   the log's verifier key, one line, as its operator published it; without it the key in the
                           file is taken, and you have to compare it yourself. Given again for a key of before
              --witness-vkey KEY
                           the key of somebody who witnesses the log: says whether they cosigned

            Exit code: 0 valid, 1 not valid, 2 a wrong call or a file that can't be read.
            """;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /**
     * Checks, and says what it found.
     *
     * @return 0 where the file is valid, 1 where it is not, 2 where the call is wrong or the file can't be read
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length == 1 && (arguments[0].equals("--help") || arguments[0].equals("-h"))) {
            out.print(HELP);
            return VALID;
        }
        if (arguments.length % 2 == 0) {
            err.print(HELP);
            return USAGE;
        }
        List<VerifierKey> logs = new ArrayList<>();
        List<VerifierKey> witnesses = new ArrayList<>();
        try {
            for (int i = 1; i < arguments.length; i += 2) {
                VerifierKey key = VerifierKey.parse(arguments[i + 1].strip());
                String wanted = key.isWitness() ? "--witness-vkey" : "--vkey";
                if (!arguments[i].equals(wanted)) {
                    err.print(HELP);
                    return USAGE;
                }
                (key.isWitness() ? witnesses : logs).add(key);
            }
            tell(Evidence.check(Path.of(arguments[0]), logs, witnesses), !logs.isEmpty(), witnesses, out);
            return VALID;
        } catch (InvalidException invalid) {
            out.println("NOT VALID: " + invalid.getMessage());
            return INVALID;
        } catch (IOException unreadable) {
            err.println("The file can't be read: " + unreadable.getMessage());
            return USAGE;
        }
    }

    private static void tell(Evidence evidence, boolean withKey, List<VerifierKey> witnesses, PrintStream out) {
        out.println("VALID: the evidence of audit " + evidence.audit());
        out.println("  log         " + evidence.checkpoint().origin() + ", signed over "
                + evidence.checkpoint().size() + " events");
        out.println("  key         " + evidence.key().text()
                + (withKey
                        ? ", the one you gave"
                        : ", from the file: compare it with the one that the operator published"));
        for (VerifierKey witness : witnesses) {
            boolean cosigned = evidence.cosigned().contains(witness);
            out.println("  witness     " + witness.name() + (cosigned ? " cosigned" : " did NOT cosign"));
        }
        out.println("  events      " + evidence.events().size() + ", without a gap, of "
                + String.join(", ", evidence.aggregates()));
        out.println("  texts       " + evidence.opened() + " opened, " + evidence.closed() + " closed; erasures: "
                + evidence.erasures());
        out.println("Up to the checkpoint none of these events was changed, removed or inserted. What came later, and "
                + "whether what people told the ledger was true, this does not prove.");
    }
}
