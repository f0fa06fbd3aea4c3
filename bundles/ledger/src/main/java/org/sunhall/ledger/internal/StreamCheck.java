package org.sunhall.ledger.internal;

import java.util.function.Consumer;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EvidenceFinding.Kind;

/** Checks hashes, links and continuity of streams; rows come stream by stream, in each stream the last one first. */
final class StreamCheck implements Consumer<EventRow> {

    private final Findings findings;
    private EventRow above;
    private boolean erased;
    private long events;
    private long streams;

    StreamCheck(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void accept(EventRow row) {
        events++;
        if (above != null && !above.isOfSameStreamAs(row)) {
            end();
        }
        content(row);
        if (above == null) {
            streams++;
        } else if (row.sequence() != above.sequence() - 1) {
            findings.row(
                    Kind.MISSING,
                    row.kind(),
                    row.key(),
                    row.sequence() + 1,
                    0,
                    Text.of("事件缺失", "the event is missing"));
        } else if (!above.previousHash().equals(row.hash())) {
            unlinked(above);
        }
        erased |= row.type().equals(Verifier.ERASED);
        above = row;
    }

    /** After the last row. */
    void end() {
        if (above != null && above.sequence() > 1) {
            findings.row(Kind.MISSING, above.kind(), above.key(), 1, 0, Text.of("事件缺失", "the event is missing"));
        } else if (above != null && above.sequence() < 1) {
            inserted(above);
        } else if (above != null && !above.previousHash().equals(EventRow.NO_HASH)) {
            unlinked(above);
        }
        above = null;
        erased = false;
    }

    private void content(EventRow row) {
        if (row.id() < 1 || row.xid() < 0) {
            inserted(row);
        }
        if (!hashFits(row)) {
            findings.row(
                    Kind.CHANGED,
                    row.kind(),
                    row.key(),
                    row.sequence(),
                    row.id(),
                    Text.of("内容与其散列值不符", "the content does not fit its hash"));
        }
        boolean expected = PersonalValues.expected(row.commitments());
        if (row.personal() == null && expected && !erased) {
            personal(row, Text.of("个人信息缺失且无删除记录", "personal values are gone without an erasure on record"));
        } else if (row.personal() != null && !PersonalValues.match(row.commitments(), row.personal())) {
            personal(row, Text.of("个人信息与其承诺值不符", "personal values do not fit their commitments"));
        }
    }

    private static boolean hashFits(EventRow row) {
        try {
            return row.computeHash().equals(row.hash());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void personal(EventRow row, Text what) {
        findings.row(Kind.PERSONAL, row.kind(), row.key(), row.sequence(), row.id(), what);
    }

    private void unlinked(EventRow row) {
        findings.row(
                Kind.UNLINKED,
                row.kind(),
                row.key(),
                row.sequence(),
                row.id(),
                Text.of("与前一事件不衔接", "it does not continue the event before it"));
    }

    private void inserted(EventRow row) {
        findings.row(
                Kind.INSERTED,
                row.kind(),
                row.key(),
                row.sequence(),
                row.id(),
                Text.of("账簿不可能产生该行", "the ledger cannot have written this row"));
    }

    long events() {
        return events;
    }

    long streams() {
        return streams;
    }
}
