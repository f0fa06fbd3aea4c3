package org.sunhall.jurisdictions.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.jurisdictions.JurisdictionRejection;
import org.sunhall.jurisdictions.internal.LivingJurisdictions;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;

/** The rules of the jurisdictions and the working days: public to read, the operator's to change. */
@Component(service = JurisdictionsResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.jurisdictions)")
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class JurisdictionsResource {

    /** Days before the last announced one from which on the coming year is asked for. */
    private static final int NOTICE_DAYS = 60;

    private final LivingJurisdictions jurisdictions;
    private final Clock clock;

    /** Created by the component runtime. */
    @Activate
    public JurisdictionsResource(@Reference LivingJurisdictions jurisdictions, @Reference Clock clock) {
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /** A pack in a list. */
    public record PackLine(
            String id, Text title, Optional<String> parent, Optional<String> division, List<String> types) {}

    /**
     * What is known of the working days.
     *
     * @param knownUntil dates after this day are provisional
     * @param alarm      whether due dates near today already pass it, so that the coming year should be imported
     */
    public record CalendarView(LocalDate knownFrom, LocalDate knownUntil, boolean alarm) {}

    /**
     * The days of a year that follow a notice, not their weekday.
     *
     * @param known whether the notice for that year is there; without it its due dates are provisional
     * @param days  in order
     */
    public record YearView(int year, boolean known, List<DayView> days) {}

    /**
     * One such day.
     *
     * @param kind {@code holiday}, {@code in-lieu} or {@code make-up}
     * @param name the holiday it belongs to
     */
    public record DayView(LocalDate date, String kind, Text name) {}

    /** The packs that serve. */
    @GET
    @Path("packs")
    public List<PackLine> packs() {
        return jurisdictions.all().stream().map(this::line).toList();
    }

    /** The file of a pack. */
    @GET
    @Path("packs/{pack}")
    public Response pack(@PathParam("pack") String id, @Context HttpHeaders headers) {
        Optional<JsonNode> file;
        try {
            file = jurisdictions.source(new JurisdictionId(id));
        } catch (IllegalArgumentException e) {
            file = Optional.empty();
        }
        return Answers.of(
                file.map(Outcome::accepted)
                        .orElseGet(() -> Outcome.refused(Rejection.of(JurisdictionRejection.UNKNOWN_PACK))),
                headers);
    }

    /** How far the working days are known. */
    @GET
    @Path("calendar")
    public CalendarView calendar() {
        return view(jurisdictions.nation());
    }

    /** What the notices say of a year: holidays, days off in exchange and days worked in exchange. */
    @GET
    @Path("calendar/{year}")
    public Response year(@PathParam("year") String year, @Context HttpHeaders headers) {
        return Answers.of(
                year.matches("[12][0-9]{3}")
                        ? Outcome.accepted(year(Integer.parseInt(year)))
                        : Outcome.refused(Rejection.of(JurisdictionRejection.UNKNOWN_YEAR)),
                headers);
    }

    private YearView year(int year) {
        WorkCalendar calendar = jurisdictions.nation();
        LocalDate first = LocalDate.of(year, 1, 1);
        boolean known = !first.isBefore(calendar.knownFrom())
                && !LocalDate.of(year, 12, 31).isAfter(calendar.knownUntil());
        return new YearView(
                year,
                known,
                calendar.named(year).stream()
                        .map(day -> new DayView(
                                day.date(),
                                day.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                day.name()))
                        .toList());
    }

    /** Takes in the State Council's notice for a year. */
    @POST
    @Path("calendar")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response importYear(JsonNode notice, @Context SecurityContext security, @Context HttpHeaders headers) {
        return Answers.of(
                jurisdictions.importYear(Actors.of(security), notice), headers, calendar -> Response.ok(view(calendar))
                        .build());
    }

    private PackLine line(Pack pack) {
        return new PackLine(
                pack.id(),
                pack.title(),
                pack.parent().map(Pack::id),
                pack.division(),
                pack.itemTypes(LocalDate.ofInstant(clock.instant(), pack.zone())).stream()
                        .map(type -> type.key())
                        .toList());
    }

    private CalendarView view(WorkCalendar calendar) {
        LocalDate today = LocalDate.ofInstant(
                clock.instant(),
                jurisdictions.of(new JurisdictionId("national")).zone());
        return new CalendarView(
                calendar.knownFrom(),
                calendar.knownUntil(),
                today.plusDays(NOTICE_DAYS).isAfter(calendar.knownUntil()));
    }
}
