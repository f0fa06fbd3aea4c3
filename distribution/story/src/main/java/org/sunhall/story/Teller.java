package org.sunhall.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** Prints the story: who did what, and then where the case stands, its clock and its lamp. */
public final class Teller {

    private final PrintStream out;
    private int step;

    /** Prints here. */
    public Teller(PrintStream out) {
        this.out = out;
    }

    /** One thing somebody did. */
    public void did(String who, String what) {
        step++;
        out.printf("%02d  %-12s %s%n", step, who, what);
    }

    /** What came of it. */
    public void then(String what) {
        out.println("                  → " + what);
    }

    /** Where the case stands now: stage, and its running clocks, the most pressing lamp first in the eye. */
    public void stands(JsonNode view) {
        JsonNode summary = view.path("summary");
        String number = summary.path("code").isTextual()
                ? "监管码 " + summary.path("code").asText()
                : "回执 " + summary.path("receipt").asText();
        then(summary.path("stageTitle").path("zh").asText() + " · " + number);
        for (JsonNode clock : view.path("clocks")) {
            if (!clock.path("endedAt").isTextual()) {
                then(lamp(clock.path("lamp").asText()) + " "
                        + clock.path("title").path("zh").asText() + " 剩余 "
                        + clock.path("remaining").path("zh").asText() + ",到期日 "
                        + clock.path("dueOn").asText());
            }
        }
    }

    /** The working of one clock, line by line. */
    public void working(JsonNode clock) {
        for (JsonNode line : clock.path("working")) {
            out.println("                      " + line.path("zh").asText());
        }
    }

    /** A heading. */
    public void chapter(String title) {
        out.println();
        out.println("—— " + title + " ——");
    }

    private static String lamp(String lamp) {
        return switch (lamp) {
            case "RED" -> "●红灯";
            case "YELLOW" -> "▲黄灯";
            default -> "○绿灯";
        };
    }
}
