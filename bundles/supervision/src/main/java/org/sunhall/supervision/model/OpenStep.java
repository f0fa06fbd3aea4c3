package org.sunhall.supervision.model;

import org.sunhall.kernel.Text;

/**
 * A step a case stands at.
 *
 * @param task  the task of the step
 * @param title the step's title
 * @param post  the post that has it, empty for an automatic task
 */
public record OpenStep(String task, Text title, String post) {}
