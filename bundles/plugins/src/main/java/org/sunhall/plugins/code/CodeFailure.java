package org.sunhall.plugins.code;

import org.sunhall.kernel.Text;

/** A plug-in's code cannot be started; nothing of it stays installed. */
public final class CodeFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Text why;
    private final boolean wiring;

    CodeFailure(Text why, Throwable cause) {
        this(why, cause, false);
    }

    private CodeFailure(Text why, Throwable cause, boolean wiring) {
        super(why.en(), cause);
        this.why = why;
        this.wiring = wiring;
    }

    /** It would be wired to what it must not be wired to, or would touch others. */
    static CodeFailure wiring(Text why) {
        return new CodeFailure(why, null, true);
    }

    /** Whether the wiring is what is wrong, its own or that of others. */
    public boolean isAboutWiring() {
        return wiring;
    }

    /** One sentence for operators. */
    public Text why() {
        return why;
    }
}
