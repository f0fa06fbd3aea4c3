package org.sunhall.samples.sms;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.sunhall.channel.ChannelException;
import org.sunhall.channel.NoticeChannel;

/** Text messages to mainland mobile numbers: each is posted as JSON to the city's message gateway. */
@Component(configurationPid = "org.sunhall.samples.sms", configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class TextMessages implements NoticeChannel {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int TOO_MANY = 429;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LONGEST).build();
    private final URI gateway;
    private final String token;

    /** Reads where the gateway is. */
    @Activate
    public TextMessages(GatewayConfig config) {
        this(config.url(), config.token());
    }

    TextMessages(String url, String token) {
        if (url == null || !url.matches("https?://.+")) {
            throw new IllegalArgumentException("org.sunhall.samples.sms: url must begin with https://");
        }
        this.gateway = URI.create(url);
        this.token = token == null ? "" : token;
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public String label(Locale language) {
        return language.getLanguage().equals("zh") ? "短信" : "Text message";
    }

    @Override
    public boolean accepts(String address) {
        return address.matches("1[3-9][0-9]{9}");
    }

    @Override
    public void send(String address, String title, String body) throws ChannelException, InterruptedException {
        String message = "{\"to\":" + quoted(address) + ",\"text\":" + quoted(title + "。" + body) + "}";
        HttpRequest request = HttpRequest.newBuilder(gateway)
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(message))
                .build();
        int status;
        try {
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            status = answer.statusCode();
        } catch (IOException e) {
            throw new ChannelException("无法连接短信网关 / the message gateway could not be reached", false, e);
        }
        if (status >= 300) {
            boolean ours = status >= 400 && status < 500 && status != TOO_MANY;
            throw new ChannelException("短信网关答复 " + status + " / the message gateway answered " + status, ours, null);
        }
    }

    /** As a string of JSON (RFC 8259, section 7). */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
