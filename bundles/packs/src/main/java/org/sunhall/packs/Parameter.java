package org.sunhall.packs;

import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.Text;

/**
 * One value of a rule in one period.
 *
 * @param name        its own name, for example {@code notice.supplement}
 * @param requirement the row of the requirements' table 1b it answers, for example {@code K-14}; empty when none does
 * @param title       what it is, for people
 * @param value       the value with its unit
 * @param legalBasis  the article it comes from
 * @param period      when it holds
 * @param certainty   how sure it is
 */
public record Parameter(
        String name,
        Optional<String> requirement,
        Text title,
        ParameterValue value,
        String legalBasis,
        Period period,
        Certainty certainty) {

    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(legalBasis, "legalBasis");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(certainty, "certainty");
    }
}
