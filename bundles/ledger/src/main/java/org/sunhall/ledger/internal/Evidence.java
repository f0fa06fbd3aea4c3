package org.sunhall.ledger.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The key, the witness, and who checks with them. */
@Component(service = Evidence.class, configurationPid = "org.sunhall.ledger")
@Designate(ocd = EvidenceConfig.class)
public final class Evidence {

    private final EventStore store;
    private final Clock clock;
    private final SealKey key;
    private final Witness witness;
    private final long sealMillis;

    /** Created by the component runtime; fails when the key can neither be read nor made. */
    @Activate
    public Evidence(@Reference EventStore store, @Reference Clock clock, EvidenceConfig config) throws IOException {
        this(
                store,
                clock,
                in("karaf.etc", config.keyFile()),
                in("karaf.data", config.witnessFile()),
                Math.max(50, Math.min(1000, config.sealMillis())));
    }

    Evidence(EventStore store, Clock clock, Path keyFile, Path witnessFile, long sealMillis) throws IOException {
        this.store = store;
        this.clock = clock;
        this.key = SealKey.at(keyFile);
        this.witness = new Witness(witnessFile);
        this.sealMillis = sealMillis;
    }

    private static Path in(String directoryProperty, String path) {
        return Path.of(System.getProperty(directoryProperty, ".")).resolve(path);
    }

    EventStore store() {
        return store;
    }

    Clock clock() {
        return clock;
    }

    SealKey key() {
        return key;
    }

    Witness witness() {
        return witness;
    }

    long sealMillis() {
        return sealMillis;
    }

    Verifier verifier() {
        return new Verifier(store, key, witness, clock);
    }
}
