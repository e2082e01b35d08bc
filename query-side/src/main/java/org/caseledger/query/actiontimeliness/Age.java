package org.caseledger.query.actiontimeliness;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.query.facts.ActionAt;

/** For how long an open action has been open, in bands of days. */
enum Age {
    MONTH("0-30", 30),
    QUARTER("31-90", 90),
    HALF_YEAR("91-180", 180),
    YEAR("181-365", 365),
    OLDER("366+", Long.MAX_VALUE);

    private final String key;
    private final long most;

    Age(String key, long most) {
        this.key = key;
        this.most = most;
    }

    /** The band as a row names it. */
    String key() {
        return key;
    }

    static Age of(ActionAt open, LocalDate asAt) {
        long days = DaysToCompletion.days(open, asAt);
        return Arrays.stream(values())
                .filter(age -> days <= age.most)
                .findFirst()
                .orElse(OLDER);
    }

    /** How many of the actions that are open there are in each band. */
    static Map<String, Integer> bands(List<ActionAt> actions, LocalDate asAt) {
        Map<String, Integer> bands = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(age -> bands.put(age.key, 0));
        actions.stream().filter(ActionAt::open).forEach(action -> bands.merge(of(action, asAt).key, 1, Integer::sum));
        return bands;
    }
}
