package org.caseledger.query.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.events.Framework;

/**
 * An ordered scale of grades. Framework versions with the same one are alike and their grades add up; "Good" of three and
 * "Good" of four are different grades, which no sum mixes.
 *
 * @param grades best to worst
 */
public record Scale(List<String> grades) {

    /** The scale of a framework. */
    public static Scale of(Framework framework) {
        return new Scale(framework.grades());
    }

    /** Whether a framework grades on it. */
    public boolean holds(Framework framework) {
        return grades.equals(framework.grades());
    }

    /** Its grades, best to worst, as one text. */
    public String name() {
        return String.join(", ", grades);
    }

    /** What is said in its grades, with the scale named, for where several scales meet. */
    public String qualified(String said) {
        return said + " (of " + name() + ")";
    }

    /** Zero for every grade, best to worst. */
    public Map<String, Integer> noneOfEachGrade() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        grades.forEach(grade -> counts.put(grade, 0));
        return counts;
    }
}
