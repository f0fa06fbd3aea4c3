package org.sunhall.supervision.api;

import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * One kept number.
 *
 * @param org     the organisation
 * @param orgName its name
 * @param kind    {@code lamp}: running clocks under the lamp {@code name}; {@code stage}: cases at the stage {@code name}
 * @param name    for example {@code RED} or {@code HANDLING}
 * @param number  how many
 */
public record SupervisionCount(OrgId org, Text orgName, String kind, String name, long number) {}
