package org.sunhall.plugins.application;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.checker.Finding;
import org.sunhall.checker.JarSigning;
import org.sunhall.checker.RulesArchive;
import org.sunhall.checker.SignatureReading;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.jurisdictions.PackLanding;
import org.sunhall.jurisdictions.RulesFiles;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.PluginRejection;
import org.sunhall.plugins.RulesLanding;
import org.sunhall.plugins.model.TrustedPublisher;
import org.sunhall.plugins.store.JpaPublisherStore;

/** Sees that the information centre signed an archive of rules, then hands its files to the rules that serve. */
@Component(service = RulesLanding.class)
public final class LandRules implements RulesLanding {

    private static final Logger LOG = LoggerFactory.getLogger(LandRules.class);
    private static final int MOST_FINDINGS = 100;
    private static final int LONGEST_NAME = 120;
    private static final int HIGHEST = 20;

    private final Transactions transactions;
    private final JpaPublisherStore publishers;
    private final Directory directory;
    private final PackLanding landing;
    private final Ledger ledger;
    private final Clock clock;

    /** Takes its collaborators. */
    @Activate
    public LandRules(
            @Reference Transactions transactions,
            @Reference JpaPublisherStore publishers,
            @Reference Directory directory,
            @Reference PackLanding landing,
            @Reference Ledger ledger,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.publishers = publishers;
        this.directory = directory;
        this.landing = landing;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public synchronized Outcome<LandedRules> land(Actor actor, String file, byte[] bytes) {
        Optional<Rejection> mayNot = Authority.mayNotLandAnything(actor)
                .or(() -> Authority.isOperator(actor)
                        ? Optional.empty()
                        : Optional.of(Rejection.of(
                                PluginRejection.FORBIDDEN,
                                Text.of("规则包与日历由信息中心部署。", "The information centre lands packs and calendars."))));
        if (mayNot.isPresent()) {
            return Outcome.refused(mayNot.get());
        }
        String name = file.length() > LONGEST_NAME ? file.substring(0, LONGEST_NAME) : file;
        RulesArchive.Reading reading = RulesArchive.read(bytes);
        if (reading.archive().isEmpty()) {
            return refused(actor, name, bytes, problems(reading.findings()));
        }
        RulesArchive archive = reading.archive().get();
        if (archive.pack().isEmpty() && archive.years().isEmpty()) {
            return refused(actor, name, bytes, problems(List.of(empty())));
        }
        SignatureReading signature = JarSigning.read(bytes);
        Optional<Finding> unsigned = unsigned(signature);
        if (unsigned.isPresent()) {
            return refused(actor, name, bytes, problems(List.of(unsigned.get())));
        }
        List<Finding> untrusted = new ArrayList<>();
        Optional<TrustedPublisher> signer = Optional.empty();
        for (Set<JurisdictionId> places : places(archive)) {
            signer = centre(places, signature.path());
            if (signer.isEmpty()) {
                untrusted.add(untrusted(signature.path()));
            }
        }
        if (!untrusted.isEmpty()) {
            return refused(actor, name, bytes, problems(untrusted.subList(0, 1)));
        }
        String who = signer.orElseThrow().publisher().name();
        return landing.land(
                        actor,
                        new RulesFiles(archive.pack(), archive.years()),
                        name + " " + archive.digest().abbreviated() + ", "
                                + signer.get().publisher().id())
                .fold(
                        landed -> {
                            LOG.info("{} has landed: packs {}, years {}", name, landed.packs(), landed.years());
                            return Outcome.accepted(new LandedRules(
                                    archive.digest(), landed.packs(), landed.years(), who, landed.version()));
                        },
                        rejection -> refused(actor, name, bytes, rejection.fields()));
    }

    /** Where a trusted publisher of rules may be at home: for a pack its place and those above, for years the top. */
    private List<Set<JurisdictionId>> places(RulesArchive archive) {
        List<Set<JurisdictionId>> all = new ArrayList<>();
        archive.pack().values().forEach(pack -> all.add(of(pack.path("id").asText())));
        if (!archive.years().isEmpty()) {
            all.add(top());
        }
        return all;
    }

    private Set<JurisdictionId> of(String pack) {
        JurisdictionId id;
        try {
            id = new JurisdictionId(pack);
        } catch (IllegalArgumentException e) {
            return top();
        }
        Set<JurisdictionId> places = new HashSet<>();
        Optional<Jurisdiction> at = directory.jurisdiction(id);
        for (int i = 0; i < HIGHEST && at.isPresent() && places.add(at.get().id()); i++) {
            at = at.get().parent().flatMap(directory::jurisdiction);
        }
        return places.isEmpty() ? top() : places;
    }

    /** What belongs to no jurisdiction of this platform, the nation's rules among it, is for those at the top. */
    private Set<JurisdictionId> top() {
        Set<JurisdictionId> places = new HashSet<>();
        directory.jurisdictions().stream()
                .filter(one -> one.parent().flatMap(directory::jurisdiction).isEmpty())
                .forEach(one -> places.add(one.id()));
        return places;
    }

    private Optional<TrustedPublisher> centre(Set<JurisdictionId> places, List<X509Certificate> path) {
        return transactions.call(publishers::list).stream()
                .filter(known ->
                        known.publisher().isTrusted() && known.publisher().rules())
                .filter(known -> places.contains(known.publisher().jurisdiction()))
                .filter(known -> known.hasSigned(path, clock.instant()))
                .findFirst();
    }

    private static Optional<Finding> unsigned(SignatureReading signature) {
        if (signature.problem().isPresent()) {
            return signature.problem();
        }
        return signature.signed()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "",
                        "",
                        "signature.missing",
                        Text.of("规则档案没有签名。", "The archive of rules is not signed."),
                        Text.of("请由信息中心用jarsigner签名。", "Have the information centre sign it with jarsigner.")));
    }

    private static Finding untrusted(List<X509Certificate> path) {
        String who = path.get(0).getSubjectX500Principal().getName();
        return new Finding(
                "",
                "",
                "signature.not-information-centre",
                Text.of(
                                "签名者不是本辖区受信任的信息中心,或其证书已失效:{0}",
                                "The signer is not the information centre trusted for this, or its certificate has expired: {0}")
                        .with(who),
                Text.of(
                        "请用sunhall:publisher-trust --rules登记信息中心的证书,或由其重新签名。",
                        "Trust the information centre's certificate (sunhall:publisher-trust --rules), or have it sign the archive."));
    }

    private static Finding empty() {
        return new Finding(
                "",
                "",
                "rules.empty",
                Text.of("档案中既无规则包也无日历。", "The archive holds neither a pack nor a year."),
                Text.of("请加入SUNHALL-INF/pack.json。", "Put in SUNHALL-INF/pack.json."));
    }

    private static List<FieldProblem> problems(List<Finding> findings) {
        return findings.stream().map(Finding::toFieldProblem).toList();
    }

    private Outcome<LandedRules> refused(Actor actor, String file, byte[] bytes, List<FieldProblem> all) {
        List<FieldProblem> problems = all.stream().limit(MOST_FINDINGS).toList();
        Digest digest = Digest.of(bytes);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("digest", digest.hex()).put("file", file).put("count", all.size());
        ArrayNode list = data.putArray("findings");
        problems.forEach(problem -> {
            ObjectNode one = list.addObject().put("place", problem.pointer()).put("rule", problem.rule());
            PluginEvents.text(one, "message", problem.message());
        });
        transactions.run(() -> ledger.append(
                new StreamId("rules", digest.hex()),
                Ledger.ANY,
                actor,
                clock.instant(),
                List.of(EventDraft.of("plugin.rules-refused", data))));
        return Outcome.refused(new Rejection(
                PluginRejection.CHECK_FAILED,
                Text.of("规则档案有{0}处问题,未作任何更改。", "The archive of rules has {0} faults; nothing was changed.")
                        .with(all.size()),
                problems));
    }
}
