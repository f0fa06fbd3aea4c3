package org.sunhall.rest.internal;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.rest.Languages;
import org.sunhall.rest.Problem;
import org.sunhall.rest.Problems;

/** Everything thrown becomes problem+json; what is our own fault is logged under the answer's correlation id. */
@Component(service = ExceptionMapper.class, scope = ServiceScope.PROTOTYPE)
@JakartarsExtension
@JakartarsName("sunhall.problems")
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.*)")
public final class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    @Context
    private HttpHeaders headers;

    /** Created by the component runtime. */
    @Activate
    public ProblemMapper() {}

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
            return web.getResponse();
        }
        Problem problem = Faults.problemOf(thrown);
        UUID correlation = UUID.randomUUID();
        if (problem.status() >= 500) {
            LOG.error("Answered {} {} as urn:uuid:{}", problem.status(), problem.code(), correlation, thrown);
        } else {
            LOG.debug("Answered {} {} as urn:uuid:{}", problem.status(), problem.code(), correlation, thrown);
        }
        return Problems.of(problem, Languages.of(headers), correlation);
    }
}
