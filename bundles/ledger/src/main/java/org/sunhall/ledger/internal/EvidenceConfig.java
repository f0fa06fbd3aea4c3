package org.sunhall.ledger.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Sunhall evidence", description = "Sealing of the ledger (PID org.sunhall.ledger)")
@interface EvidenceConfig {

    @AttributeDefinition(
            name = "Key file",
            description =
                    "Ed25519 key that signs the heads; made at the first start, owner-only. A relative path starts at the"
                            + " directory etc. Back it up: without it older heads cannot be verified.")
    String keyFile() default "sunhall-ledger.key";

    @AttributeDefinition(
            name = "Witness file",
            description =
                    "Every head is appended here, outside the database. A relative path starts at the directory data."
                            + " Best on another disk.")
    String witnessFile() default "witness/heads.log";

    @AttributeDefinition(name = "Seal interval", description = "Milliseconds between looks for new events, 50 to 1000.")
    long sealMillis() default 500;
}
