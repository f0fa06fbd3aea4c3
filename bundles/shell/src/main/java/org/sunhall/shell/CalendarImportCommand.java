package org.sunhall.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.jurisdictions.Calendars;

/** {@code sunhall:calendar-import}: takes in the State Council's notice for a year. */
@Service
@Command(scope = "sunhall", name = "calendar-import", description = "导入年度放假安排 / imports a year's days off")
public final class CalendarImportCommand implements Action {

    @Reference
    private Calendars calendars;

    @Argument(name = "file", description = "放假安排文件 / the notice's file", required = true)
    private String file;

    @Override
    public Object execute() throws IOException {
        Console.print(
                calendars.importYear(
                        Console.OPERATOR,
                        new ObjectMapper().readTree(Path.of(file).toFile())),
                calendar -> System.out.println(
                        "✓ 已知至 " + calendar.knownUntil() + " / known until " + calendar.knownUntil()));
        return null;
    }
}
