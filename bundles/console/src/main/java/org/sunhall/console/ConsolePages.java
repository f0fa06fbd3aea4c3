package org.sunhall.console;

import jakarta.servlet.Servlet;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.sunhall.rest.WebPages;

/** The pages of the staff console. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/console/*")
public final class ConsolePages extends WebPages {

    private static final long serialVersionUID = 1L;

    /** Serves what this bundle carries. */
    @Activate
    public ConsolePages(BundleContext context) {
        super(name -> context.getBundle().getEntry("pages" + name));
    }
}
