package org.sunhall.ledger.internal;

/**
 * Where a reader stands in the order of delivery.
 *
 * @param xid the transaction on PostgreSQL (with the ledger's offset added); always 0 on Derby
 * @param id  the event
 */
record Position(long xid, long id) implements Comparable<Position> {

    static final Position START = new Position(0, 0);

    @Override
    public int compareTo(Position other) {
        return xid != other.xid ? Long.compare(xid, other.xid) : Long.compare(id, other.id);
    }
}
