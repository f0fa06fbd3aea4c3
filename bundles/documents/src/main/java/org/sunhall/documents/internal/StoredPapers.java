package org.sunhall.documents.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManagerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.sunhall.documents.NumberSeries;
import org.sunhall.documents.PaperOrder;
import org.sunhall.documents.PaperRegister;
import org.sunhall.documents.PaperState;
import org.sunhall.documents.PaperView;
import org.sunhall.documents.VerificationCode;
import org.sunhall.documents.internal.store.ContentEntity;
import org.sunhall.documents.internal.store.PaperEntity;
import org.sunhall.documents.internal.store.PaperStore;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;
import org.sunhall.templates.PaperRejection;

/** The register in the platform's database. */
@Component(service = PaperRegister.class, configurationPid = "org.sunhall.documents")
@Designate(ocd = DocumentsConfig.class)
public final class StoredPapers implements PaperRegister {

    private static final String VERIFICATION_PATH = "verify/";
    private static final int MAX_REASON = 1000;

    private final Transactions transactions;
    private final PaperStore store;
    private final NumberSeries series;
    private final Press press;
    private final Clock clock;
    private final String publicAddress;
    private final SecureRandom random = new SecureRandom();

    /** Created by the component runtime. */
    @Activate
    public StoredPapers(
            @Reference(target = "(osgi.unit.name=documents)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.documents)") SchemaReady schema,
            @Reference NumberSeries series,
            @Reference Press press,
            @Reference Clock clock,
            DocumentsConfig config) {
        if (!config.publicAddress().matches("https?://[A-Za-z0-9.:\\[\\]/_-]{1,150}/")) {
            throw new IllegalArgumentException(
                    "org.sunhall.documents: publicAddress must be an http or https address that ends in a slash");
        }
        this.transactions = transactions;
        this.store = new PaperStore(transactions, unit);
        this.series = series;
        this.press = press;
        this.clock = clock;
        this.publicAddress = config.publicAddress();
    }

    @Override
    public Optional<Rejection> objection(PaperOrder order) {
        if (!FrozenPaper.hasZone(order.model())) {
            return Optional.of(Rejection.of(
                    PaperRejection.DATA_MISSING,
                    Text.of("文书数据中的时区无效", "The zone in the paper's data is no time zone")));
        }
        Optional<String> number = order.series().map(pattern -> PaperNumbers.with(pattern, 1));
        return FrozenPaper.of(order, number, VerificationCode.draw(random).value(), publicAddress)
                .objection(press.papers());
    }

    @Override
    public PaperView order(PaperOrder order) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("a paper is ordered inside the transaction of what it is about");
        }
        objection(order).ifPresent(rejection -> {
            throw new IllegalArgumentException("paper " + order.kind() + " cannot be printed: "
                    + rejection.code().id());
        });
        PaperEntity paper = new PaperEntity();
        paper.id = PaperStore.newId();
        paper.caseId = order.caseId().value();
        paper.kind = order.kind();
        paper.titleZh = order.title().zh();
        paper.titleEn = order.title().en();
        paper.supervisionCode = order.code().map(code -> code.value()).orElse(null);
        paper.verificationCode = VerificationCode.draw(random).value();
        paper.verificationUrl = publicAddress + VERIFICATION_PATH + paper.verificationCode;
        paper.issuer = order.issuer().value();
        paper.issuedAt = order.at().toEpochMilli();
        paper.state = PaperState.DUE.name();
        paper.nextTryAt = clock.millis();
        order.series().ifPresent(pattern -> number(paper, order, pattern));

        ContentEntity content = new ContentEntity();
        content.paper = paper.id;
        content.receiver = order.receiver();
        content.templateOrdered = order.template().hex();
        content.model = FrozenPaper.of(order, Optional.empty(), paper.verificationCode, paper.verificationUrl)
                .model();
        store.add(paper, content, order.templateText());
        transactions.afterCommit(() -> press.soon(paper.id));
        return view(paper);
    }

    private void number(PaperEntity paper, PaperOrder order, String pattern) {
        String inYear = PaperNumbers.inYear(
                pattern, order.at().atZone(FrozenPaper.zone(order.model())).getYear());
        if (PaperNumbers.counts(inYear)) {
            paper.series = order.issuer().value() + " " + inYear;
            paper.seriesNumber = series.next(paper.series);
            paper.number = PaperNumbers.with(inYear, paper.seriesNumber);
        } else {
            paper.number = inYear;
        }
        paper.numberKey = PaperNumbers.key(paper.number);
    }

    @Override
    public PaperView voidPaper(String id, String reason) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("a paper is voided inside the transaction of what voids it");
        }
        if (reason == null || reason.isBlank() || reason.length() > MAX_REASON) {
            throw new IllegalArgumentException(
                    "a paper is voided with a reason of at most " + MAX_REASON + " characters");
        }
        PaperEntity paper = store.find(id).orElseThrow(() -> new IllegalArgumentException("there is no such paper"));
        if (!PaperState.VOIDED.name().equals(paper.state)) {
            paper.state = PaperState.VOIDED.name();
            paper.voidReason = reason;
            if (paper.series != null) {
                series.voidNumber(paper.series, paper.seriesNumber, reason);
            }
        }
        return view(paper);
    }

    @Override
    public List<PaperView> ofCase(CaseId caseId) {
        return transactions.call(() ->
                store.ofCase(caseId.value()).stream().map(StoredPapers::view).toList());
    }

    @Override
    public Optional<PaperView> find(String id) {
        return transactions.call(() -> store.find(id).map(StoredPapers::view));
    }

    @Override
    public Optional<byte[]> bytes(String id) {
        return press.press(id);
    }

    @Override
    public Optional<PaperView> verify(String code) {
        if (code == null || code.isBlank() || code.length() > 300) {
            return Optional.empty();
        }
        Optional<VerificationCode> verification = VerificationCode.parse(code);
        return transactions.call(() -> verification
                .flatMap(known -> store.byVerification(known.value()))
                .or(() -> {
                    List<PaperEntity> same = store.byNumber(PaperNumbers.key(code));
                    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
                })
                .map(StoredPapers::view));
    }

    private static PaperView view(PaperEntity paper) {
        return new PaperView(
                paper.id,
                new CaseId(paper.caseId),
                paper.kind,
                Text.of(paper.titleZh, paper.titleEn),
                Optional.ofNullable(paper.number),
                Optional.ofNullable(paper.supervisionCode),
                paper.verificationCode,
                new OrgId(paper.issuer),
                Instant.ofEpochMilli(paper.issuedAt),
                PaperState.valueOf(paper.state),
                Optional.ofNullable(paper.digest).map(Digest::new),
                false);
    }
}
