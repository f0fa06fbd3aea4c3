package org.sunhall.casework;

import org.sunhall.kernel.SupervisionCode;

/** The numbers a decision may need; drawn inside the same transaction that stores the decision. */
public interface Numbers {

    /** The next unified supervision code of the case's jurisdiction. */
    SupervisionCode supervisionCode();

    /** The next number for an automatic task, from the series of its step. */
    long forTask(String step);
}
