FROM scratch
ARG A
