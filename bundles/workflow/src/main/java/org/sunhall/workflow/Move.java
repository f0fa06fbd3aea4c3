package org.sunhall.workflow;

import java.util.List;
import java.util.Objects;

/**
 * What the token machine did.
 *
 * @param marking  where the tokens stand now
 * @param opened   ids of the steps that wait now and did not before, in the order of their opening
 * @param closed   ids of the steps that wait no longer
 * @param finished whether no token is left
 */
public record Move(Marking marking, List<String> opened, List<String> closed, boolean finished) {

    public Move {
        Objects.requireNonNull(marking, "marking");
        opened = List.copyOf(opened);
        closed = List.copyOf(closed);
    }
}
