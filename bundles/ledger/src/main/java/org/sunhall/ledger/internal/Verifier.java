package org.sunhall.ledger.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EvidenceFinding.Kind;
import org.sunhall.ledger.EvidenceReport;
import org.sunhall.ledger.StreamId;

/** Recomputes the evidence. Writes nothing; holds no transaction for long except one that only reads. */
final class Verifier {

    static final String ERASED = "ledger.erased";
    private static final int LATEST = 3;
    private static final int PAGE = 20;

    private final EventStore store;
    private final SealKey key;
    private final Witness witness;
    private final Clock clock;

    Verifier(EventStore store, SealKey key, Witness witness, Clock clock) {
        this.store = store;
        this.key = key;
        this.witness = witness;
        this.clock = clock;
    }

    EvidenceReport all() {
        mustStandAlone();
        Findings findings = new Findings();
        HeadCheck heads = new HeadCheck(store, findings);
        // In this order: every head but the last is witnessed before the next is stored, and none is witnessed before
        // it is.
        List<EventStore.StoredHead> latest = store.transactions().call(() -> store.latestHeads(2));
        long due = latest.size() < 2 ? 0 : latest.get(1).size();
        long witnessed = witnessed(findings).map(Head::size).orElse(0L);
        try (BufferedReader lines = witness.lines()) {
            new Merge(lines, due, witnessed, heads, findings).run();
        } catch (IOException e) {
            throw unreadable(e);
        }
        StreamCheck streams = streams(findings);
        return new EvidenceReport(
                clock.instant(),
                streams.events(),
                streams.streams(),
                heads.sealed(),
                heads.heads(),
                witnessed,
                findings.listed());
    }

    /** One pass over everything finds the suspects; each is read again by itself, since appends may go on meanwhile. */
    private StreamCheck streams(Findings findings) {
        Findings suspects = new Findings();
        StreamCheck pass = new StreamCheck(suspects);
        store.transactions().run(() -> store.eachByStream(pass));
        pass.end();
        for (StreamId stream : suspects.streams()) {
            List<EventRow> rows = new ArrayList<>(store.transactions().call(() -> store.ofStream(stream)));
            Collections.reverse(rows);
            StreamCheck again = new StreamCheck(findings);
            rows.forEach(again);
            again.end();
        }
        suspects.unnamed().forEach(findings::add);
        return pass;
    }

    EvidenceReport latest() {
        mustStandAlone();
        Findings findings = new Findings();
        HeadCheck heads = new HeadCheck(store, findings);
        Optional<Head> witnessed = witnessed(findings);
        List<EventStore.StoredHead> stored =
                new ArrayList<>(store.transactions().call(() -> store.latestHeads(LATEST + 1)));
        Collections.reverse(stored);
        for (int i = 0; i < stored.size(); i++) {
            Optional<Head> head = trusted(stored.get(i), findings);
            if (i == 0 && stored.size() > LATEST) {
                head.ifPresent(heads::beginAfter);
            } else {
                head.ifPresent(heads::next);
            }
        }
        witnessed.ifPresent(head -> compare(head, findings));
        if (!witness.exists() && heads.heads() > 1) {
            findings.head(Kind.WITNESS, noWitness());
        }
        return new EvidenceReport(
                clock.instant(),
                heads.events(),
                0,
                heads.sealed(),
                heads.heads(),
                witnessed.map(Head::size).orElse(0L),
                findings.listed());
    }

    private void compare(Head witnessed, Findings findings) {
        List<EventStore.StoredHead> same = store.transactions().call(() -> store.headsAfter(witnessed.size() - 1, 1));
        if (same.isEmpty() || same.get(0).size() != witnessed.size()) {
            missing(witnessed, findings);
            HeadCheck rows = new HeadCheck(store, findings);
            rows.compareRows(witnessed);
        } else if (!same.get(0).line().equals(witnessed.line())) {
            contradicts(witnessed.size(), findings);
        }
    }

    private Optional<Head> witnessed(Findings findings) {
        try {
            Optional<String> line = witness.lastLine();
            Optional<Head> head = line.flatMap(this::trusted);
            if (line.isPresent() && head.isEmpty()) {
                findings.head(Kind.WITNESS, Text.of("见证文件最后一行已损坏", "the last line of the witness is damaged"));
            }
            return head;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Optional<Head> trusted(String line) {
        return Head.parse(line).filter(head -> head.isSignedBy(key));
    }

    private Optional<Head> trusted(EventStore.StoredHead stored, Findings findings) {
        Optional<Head> head = trusted(stored.line()).filter(one -> one.size() == stored.size());
        if (head.isEmpty()) {
            findings.head(
                    Kind.HEAD,
                    Text.of("第 {0} 号树头已损坏，或由其他密钥签名", "the head of size {0} is damaged or signed by another key")
                            .with(stored.size()));
        }
        return head;
    }

    private static void missing(Head witnessed, Findings findings) {
        findings.head(
                Kind.HEAD,
                Text.of(
                                "数据库缺少已见证的第 {0} 号树头：被截断，或恢复了较旧的副本",
                                "the database lacks the witnessed head of size {0}: truncated, or an older copy restored")
                        .with(witnessed.size()));
    }

    private static void contradicts(long size, Findings findings) {
        findings.head(
                Kind.HEAD,
                Text.of("第 {0} 号树头与见证不一致", "the head of size {0} contradicts the witness")
                        .with(size));
    }

    private static Text noWitness() {
        return Text.of("数据库外的见证文件不存在", "the witness outside the database does not exist");
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("the witness " + witness.file() + " cannot be read", e);
    }

    private void mustStandAlone() {
        if (store.transactions().isActive()) {
            throw new IllegalStateException("the evidence is checked outside transactions");
        }
    }

    /** Walks witness and stored heads side by side; the witness is believed first. */
    private final class Merge {
        private final BufferedReader lines;
        private final long due;
        private final long witnessEnd;
        private final HeadCheck heads;
        private final Findings findings;
        private final Deque<EventStore.StoredHead> page = new ArrayDeque<>();
        private long paged;
        private long line;
        private boolean witnessDamaged;
        private boolean lateReported;

        Merge(BufferedReader lines, long due, long witnessEnd, HeadCheck heads, Findings findings) {
            this.lines = lines;
            this.due = due;
            this.witnessEnd = witnessEnd;
            this.heads = heads;
            this.findings = findings;
        }

        void run() throws IOException {
            Head witnessed = nextWitnessed();
            EventStore.StoredHead stored = nextStored();
            while (witnessed != null || stored != null) {
                if (stored == null || witnessed != null && witnessed.size() < stored.size()) {
                    missing(witnessed, findings);
                    heads.next(witnessed);
                    witnessed = nextWitnessed();
                } else if (witnessed == null || stored.size() < witnessed.size()) {
                    unwitnessed(stored);
                    trusted(stored, findings).ifPresent(heads::next);
                    stored = nextStored();
                } else {
                    if (!witnessed.line().equals(stored.line())) {
                        contradicts(stored.size(), findings);
                    }
                    heads.next(witnessed);
                    witnessed = nextWitnessed();
                    stored = nextStored();
                }
            }
        }

        private void unwitnessed(EventStore.StoredHead stored) {
            boolean justSealed = stored.size() > witnessEnd && stored.size() > due;
            if (!justSealed && !witnessDamaged && !lateReported) {
                lateReported = true;
                findings.head(
                        Kind.WITNESS,
                        witness.exists()
                                ? Text.of("见证文件缺少第 {0} 号树头", "the witness lacks the head of size {0}")
                                        .with(stored.size())
                                : noWitness());
            }
        }

        private Head nextWitnessed() throws IOException {
            while (true) {
                String text = lines.readLine();
                if (text == null) {
                    return null;
                }
                line++;
                Optional<Head> head = trusted(text);
                if (head.isPresent() && head.get().size() <= witnessEnd) {
                    return head.get();
                }
                if (head.isEmpty()) {
                    witnessDamaged = true;
                    findings.head(
                            Kind.WITNESS,
                            Text.of("见证文件第 {0} 行已损坏", "line {0} of the witness is damaged")
                                    .with(line));
                }
            }
        }

        private EventStore.StoredHead nextStored() {
            if (page.isEmpty()) {
                page.addAll(store.transactions().call(() -> store.headsAfter(paged, PAGE)));
            }
            EventStore.StoredHead next = page.poll();
            if (next != null) {
                paged = next.size();
            }
            return next;
        }
    }
}
