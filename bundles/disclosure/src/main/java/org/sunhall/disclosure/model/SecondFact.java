package org.sunhall.disclosure.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;

/**
 * What somebody must know beside a code to read more than the stage of a case: the applicant's full name, or the last four
 * characters of the telephone, the credit code or the identity number. Kept as digests bound to the case; they say nothing by
 * themselves, and no answer carries them.
 */
public final class SecondFact {

    private static final String FIELD = "facts";
    private static final int TAIL = 4;
    private static final int LONGEST = 200;
    private static final Set<String> TAILS = Set.of("contact", "phone", "creditCode", "idNumber", "citizenId");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u3000]+");

    private SecondFact() {}

    /** Keeps what the personal values of an application allow to be asked for. */
    public static void keep(ObjectNode body, CaseId id, Map<String, String> personal) {
        Set<String> facts = new LinkedHashSet<>();
        Optional.ofNullable(personal.get("applicantName"))
                .map(SecondFact::plain)
                .filter(name -> !name.isEmpty())
                .ifPresent(facts::add);
        TAILS.stream()
                .map(personal::get)
                .filter(value -> value != null)
                .map(SecondFact::plain)
                .filter(value -> value.length() > TAIL)
                .forEach(value -> facts.add(value.substring(value.length() - TAIL)));
        ArrayNode kept = body.putArray(FIELD);
        facts.stream().map(fact -> digest(id, fact)).sorted().forEach(kept::add);
    }

    /** Whether this is one of the facts of the case. */
    public static boolean fits(ObjectNode body, CaseId id, String fact) {
        String plain = fact == null || fact.length() > LONGEST ? "" : plain(fact);
        if (plain.isEmpty()) {
            return false;
        }
        String asked = digest(id, plain);
        boolean found = false;
        for (var kept : body.path(FIELD)) {
            found |= kept.asText().equals(asked);
        }
        return found;
    }

    private static String digest(CaseId id, String fact) {
        return Digest.of(id.value() + "\n" + fact).toString();
    }

    private static String plain(String value) {
        String same = Normalizer.normalize(value, Normalizer.Form.NFKC);
        return SPACE.matcher(same).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
