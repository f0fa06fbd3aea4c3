package org.sunhall.catalog.application;

import java.util.List;
import java.util.Optional;
import org.sunhall.checker.difference.Change;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Text;

/**
 * One item of a jar against what is in force.
 *
 * @param against empty when nothing is in force yet
 * @param same    whether it is word for word what is in force, so that no review is needed
 * @param changes what a reviewer would read; empty when there is nothing to compare with
 */
public record Comparison(ItemCode item, Text name, Optional<EditionId> against, boolean same, List<Change> changes) {}
