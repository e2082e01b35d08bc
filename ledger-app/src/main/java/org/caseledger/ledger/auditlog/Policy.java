package org.caseledger.ledger.auditlog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.caseledger.verifier.Bytes;
import org.caseledger.verifier.InvalidException;
import org.caseledger.verifier.VerifierKey;
import org.jspecify.annotations.Nullable;

/** Which logs and witnesses somebody trusts, and how many of these must have cosigned (C2SP tlog-policy). */
public final class Policy {

    private static final String NONE = "none";

    private final List<VerifierKey> logs = new ArrayList<>();
    private final List<VerifierKey> witnesses = new ArrayList<>();

    /** What each name of a witness or group asks for, of the witnesses who have cosigned. */
    private final Map<String, Predicate<Set<VerifierKey>>> rules = new LinkedHashMap<>();

    private final Set<String> members = new HashSet<>();
    private @Nullable Predicate<Set<VerifierKey>> quorum;

    private Policy() {}

    /** Any of these logs, and all of these witnesses. */
    public static Policy of(List<VerifierKey> logs, List<VerifierKey> witnesses) {
        Policy policy = new Policy();
        policy.logs.addAll(logs);
        policy.witnesses.addAll(witnesses);
        policy.quorum = cosigned -> cosigned.containsAll(witnesses);
        return policy;
    }

    /** Reads a policy file; what is none is an {@link InvalidException} that names the line. */
    public static Policy parse(String text) {
        Policy policy = new Policy();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String[] words = line.replaceAll("^[ \t]+|[ \t]+$", "").split("[ \t]+");
            if (words[0].isEmpty() || words[0].startsWith("#")) {
                continue;
            }
            try {
                policy.read(words);
            } catch (InvalidException wrong) {
                throw new InvalidException("line " + number + " of the policy: " + wrong.getMessage());
            }
        }
        if (policy.quorum == null) {
            throw new InvalidException("the policy has no quorum line");
        }
        return policy;
    }

    private void read(String[] words) {
        switch (words[0]) {
            case "log" -> {
                require(words.length == 2 || words.length == 3, "a log has a key and at most an address");
                add(logs, VerifierKey.parse(words[1]));
            }
            case "witness" -> {
                require(words.length == 3 || words.length == 4, "a witness has a name, a key and at most an address");
                VerifierKey key = VerifierKey.parse(words[2]);
                require(key.isWitness(), "the key of " + words[1] + " is not a witness's");
                add(witnesses, key);
                define(words[1], cosigned -> cosigned.contains(key));
            }
            case "group" -> {
                require(words.length >= 4, "a group has a name, a number and members");
                define(words[1], group(words[2], List.of(words).subList(3, words.length)));
            }
            case "quorum" -> {
                require(words.length == 2 && quorum == null, "there is one quorum, of one name");
                quorum = words[1].equals(NONE) ? cosigned -> true : rule(words[1]);
            }
            default -> throw new InvalidException("it begins with " + words[0]);
        }
    }

    private static void add(List<VerifierKey> keys, VerifierKey key) {
        require(keys.stream().noneMatch(other -> other.key().equals(key.key())), "a key is there twice");
        keys.add(key);
    }

    private void define(String name, Predicate<Set<VerifierKey>> rule) {
        require(!name.equals(NONE) && rules.put(name, rule) == null, "the name " + name + " is taken");
    }

    private Predicate<Set<VerifierKey>> group(String howMany, List<String> names) {
        List<Predicate<Set<VerifierKey>>> parts = new ArrayList<>();
        for (String name : names) {
            require(members.add(name), name + " is a member twice");
            parts.add(rule(name));
        }
        long wanted = switch (howMany) {
            case "all" -> parts.size();
            case "any" -> 1;
            default -> Bytes.number(howMany, "the group's number");
        };
        require(wanted >= 1 && wanted <= parts.size(), "a group of " + parts.size() + " can't ask for " + wanted);
        return cosigned -> parts.stream().filter(part -> part.test(cosigned)).count() >= wanted;
    }

    private Predicate<Set<VerifierKey>> rule(String name) {
        Predicate<Set<VerifierKey>> rule = rules.get(name);
        if (rule == null) {
            throw new InvalidException("nothing above is called " + name);
        }
        return rule;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new InvalidException(message);
        }
    }

    /** The keys of the log of a name. */
    List<VerifierKey> keysOf(String origin) {
        return logs.stream().filter(key -> key.name().equals(origin)).toList();
    }

    /** The witnesses it knows. */
    List<VerifierKey> witnesses() {
        return witnesses;
    }

    /** Whether those who have cosigned are enough. */
    boolean isEnough(Set<VerifierKey> cosigned) {
        return quorum != null && quorum.test(cosigned);
    }
}
