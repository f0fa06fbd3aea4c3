package org.sunhall.plugins.code;

import org.sunhall.kernel.Text;

/** A plug-in's code cannot be started; nothing of it stays installed. */
public final class CodeFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Text why;

    CodeFailure(Text why, Throwable cause) {
        super(why.en(), cause);
        this.why = why;
    }

    /** One sentence for operators. */
    public Text why() {
        return why;
    }
}
