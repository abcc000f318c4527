# The steps are the scripts in docker/, which tests/contract/test_docker.py runs without Docker as well.
ARG PYTHON=3.13-slim

FROM python:${PYTHON} AS wheel
ENV PIP_NO_CACHE_DIR=1
WORKDIR /src
COPY docker/wheel.lock docker/
RUN pip install --quiet --root-user-action ignore --require-hashes -r docker/wheel.lock
COPY pyproject.toml README.md LICENSE schema.graphql ./
COPY docker/ docker/
COPY app/ app/
COPY templates/ templates/
COPY static/ static/
COPY migrations/ migrations/
COPY samples/ samples/
RUN docker/build-wheel.sh /dist

FROM python:${PYTHON} AS environment
ENV PIP_NO_CACHE_DIR=1
WORKDIR /src
COPY requirements.lock ./
COPY docker/ docker/
COPY --from=wheel /dist/ /dist/
RUN docker/install.sh /opt/readout /dist/*.whl

FROM python:${PYTHON}
RUN useradd --system --uid 10001 --no-create-home readout && install -d -o readout -g readout /data
COPY --from=environment /opt/readout/ /opt/readout/
COPY docker/health.py /opt/readout/
ENV PATH=/opt/readout/bin:$PATH \
    READOUT_DATABASE_URL=sqlite:////data/readout.db
USER readout
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["python", "/opt/readout/health.py"]
ENTRYPOINT ["readout"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
