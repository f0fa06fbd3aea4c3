package org.sunhall.jurisdictions.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        name = "Sunhall jurisdictions",
        description = "Packs and days off that serve (PID org.sunhall.jurisdictions)")
@interface JurisdictionsConfig {

    @AttributeDefinition(
            name = "Unsigned days off",
            description =
                    "\"refused\": a year's days off lands only under the information centre's signature. \"allowed\": an"
                            + " operator may also import the bare file, for demonstrations only.")
    String unsigned() default "refused";

    @AttributeDefinition(
            name = "Look",
            description =
                    "Milliseconds, at least 100, after which rules that landed on another node of the same database are looked"
                            + " for at the latest; usually they are heard of at once.")
    long lookMillis() default 60_000;
}
