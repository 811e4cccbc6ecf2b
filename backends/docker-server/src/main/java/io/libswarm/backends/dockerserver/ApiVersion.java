package io.libswarm.backends.dockerserver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the Engine API, such as 1.41. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    /** The oldest that is taken from a client. */
    static final ApiVersion OLDEST = new ApiVersion(1, 24);
    /** The newest that is taken from a client: whatever the engines behind have, requests are put in theirs. */
    static final ApiVersion NEWEST = new ApiVersion(1, 50);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

    /** Throws {@link Refusal} when it is none. */
    static ApiVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new Refusal(400, "invalid API version: " + text + " (expected: such as " + NEWEST + ")");
        }
        return new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** A client's version, in Docker's own words when it can't be served. */
    static ApiVersion ofClient(String text) {
        ApiVersion version = parse(text);
        if (version.compareTo(NEWEST) > 0) {
            throw new Refusal(
                    400, "client version " + text + " is too new. Maximum supported API version is " + NEWEST);
        }
        if (version.compareTo(OLDEST) < 0) {
            throw new Refusal(
                    400,
                    "client version " + text + " is too old. Minimum supported API version is " + OLDEST
                            + ", please upgrade your client to a newer version");
        }
        return version;
    }

    /** This, or the nearest that an engine speaks. */
    ApiVersion within(ApiVersion oldest, ApiVersion newest) {
        return compareTo(newest) > 0 ? newest : compareTo(oldest) < 0 ? oldest : this;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
