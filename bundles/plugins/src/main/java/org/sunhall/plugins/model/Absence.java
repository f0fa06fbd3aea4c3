package org.sunhall.plugins.model;

import java.time.Instant;
import org.sunhall.kernel.Text;

/** Since when and why no file of a plug-in's id is there. */
public record Absence(Instant since, Text why) {}
